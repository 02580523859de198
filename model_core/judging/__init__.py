"""How near an answer is to a mesh: both sampled, in the mesh's own frame, all of them and what can be seen of them."""
