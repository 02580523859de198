"""The commands in the order in which ``rodin --help`` lists them.

Each module has a ``NAME`` and a ``run``; what is heavy is imported inside ``run``,
so that help and bad options answer at once.
"""

from rodin_cli.commands import (
    ablate,
    atlas,
    batch,
    bench,
    bench_export,
    check,
    evaluate,
    export,
    forge,
    generate,
    generate_set,
    interpolate,
    learn,
    measure,
    mix,
    prepare,
    preview,
    reconstruct,
    register,
    train,
    vary,
    zip_extension,
)

COMMANDS = (
    *(generate, generate_set, reconstruct, measure, vary, mix, interpolate),
    *(
        export,
        batch,
        check,
        preview,
        forge,
        atlas,
        prepare,
        register,
        learn,
        train,
        evaluate,
        ablate,
        bench,
        bench_export,
        zip_extension,
    ),
)
