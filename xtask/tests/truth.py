"""`truth.py GROUP`: whether the kernel tells the truth, asked by a client like JupyterLab."""

import itertools
import sys
import time

from session import LONG, Kernel
from waiting import all_gone


def failures(kernel: Kernel) -> None:
    """A panic and a failed `?` are errors, and nothing else is one."""
    told = kernel.run("let a = vec![1, 2, 3];\nlet at = a.len();\nlet x = a[at];")
    assert (told.status, told.reply["ename"], told.kinds[-1]) == ("error", "panic", "error"), told.reply
    assert "line 3" in told.traceback and "let x = a[at];" in told.traceback, told.traceback
    for inside in ("src/lib.rs", "evcxr", "catch_unwind", "backtrace"):
        assert inside not in told.traceback, told.traceback
    told = kernel.run('let q: i32 = "forty-two".parse()?;\nlet r = q;')
    assert (told.status, told.reply["ename"]) == ("error", "error"), told.reply
    assert "line 1" in told.traceback and "invalid digit" in told.traceback, told.traceback
    told = kernel.run("assert_eq!(1 + 1, 3);")
    assert told.reply["ename"] == "panic" and "left: 2" in told.traceback, told.reply
    told = kernel.run("let n: f64 = 1;")
    assert told.reply["ename"] == "E0308" and "→ " in told.traceback, told.reply
    # In a function of an earlier cell, the line is that cell's.
    kernel.run("// first\nfn third(v: &[i32]) -> i32 {\n    v[2]\n}")
    number = kernel.run("let b = vec![1];").reply["execution_count"] - 1
    told = kernel.run("third(&b)")
    assert f"[{number}]" in told.traceback and "v[2]" in told.traceback, told.traceback
    # A caught panic, and something that only looks like a panic.
    for harmless in (
        'std::panic::catch_unwind(|| { if b.len() < 9 { panic!("caught") } }).is_err()',
        'std::thread::spawn(|| panic!("elsewhere")).join().is_err()',
        "eprintln!(\"thread 'main' panicked at src/lib.rs:1:1:\\nno\"); true",
    ):
        told = kernel.run(harmless)
        assert (told.status, told.value) == ("ok", "true"), (harmless, told.reply)
        assert told.text("stderr"), harmless
    assert kernel.run("b.len()").value == "1", "variables survive"


def queue(kernel: Kernel) -> None:
    """After an error, waiting cells are not run, unless they were asked to be."""
    for stops, expected in ((True, "aborted"), (False, "ok")):
        first = kernel.client.execute('panic!("first")', stop_on_error=stops)
        second = kernel.client.execute("1 + 1")
        replies = {}
        while len(replies) < 2:
            reply = kernel.client.get_shell_msg(timeout=LONG)
            if reply["parent_header"]["msg_id"] in (first, second):
                replies[reply["parent_header"]["msg_id"]] = reply["content"]
        assert [replies[first]["status"], replies[second]["status"]] == ["error", expected], replies
        assert ("execution_count" in replies[second]) == (not stops), "a cell that was not run has a number"


def output(kernel: Kernel) -> None:
    """Much output comes in few messages; text comes before what ended the cell; invalid bytes do not shift anything."""
    told = kernel.run('for i in 0..200000 { println!("{i}"); }\n42')
    assert told.value == "42" and told.kinds[-1] == "execute_result", told.kinds[-3:]
    assert len(told.messages) < 300, len(told.messages)
    assert told.text("stdout").startswith("0\n1\n") and told.text("stdout").endswith("\n199999\n")
    assert len(told.text("stdout")) < 1_100_000 and "MB" in told.text("stderr"), told.text("stderr")
    told = kernel.run('print!("no end"); eprint!("err"); panic!("now")')
    assert told.text("stdout") == "no end" and "err" in told.text("stderr") and told.kinds[-1] == "error", told.kinds
    told = kernel.run("use std::io::Write; std::io::stdout().write_all(&[104, 255, 254, 10]).unwrap(); 7")
    assert (told.text("stdout"), told.value) == ("h\ufffd\ufffd\n", "7"), told.messages
    assert kernel.run("8").value == "8"
    told = kernel.run('std::process::Command::new("sh").args(["-c", "echo from a child"]).status().unwrap().success()')
    assert (told.text("stdout"), told.value) == ("from a child\n", "true"), told.messages
    show = 'println!("EVCXR_BEGIN_CONTENT text/html display_id=bar\\n{n}\\nEVCXR_END_CONTENT");'
    told = kernel.run(f"for n in 0..3 {{ {show} }}")
    assert told.kinds[-3:] == ["display_data", "update_display_data", "update_display_data"], told.kinds


def interrupts(kernel: Kernel) -> None:
    """Endless printing ends at once; the next cell is answered at once."""
    kernel.run("let kept = 5;")
    told = kernel.run('loop { println!("x"); }', interrupt_at_work=True)
    assert (told.status, told.reply["ename"]) == ("error", "lost"), told.reply
    told = kernel.run("1 + 1")
    assert told.value == "2" and told.text("stdout") == "", told.messages
    # While a cell is being compiled, only the compiler ends.
    kernel.run("let kept = 6;")
    slow = "".join(f'fn f{n}<T: std::fmt::Debug>(t: T) -> String {{ format!("{{t:?}}{n}") }}\n' for n in range(3000))
    calls = "".join(f"f{n}({n});" for n in range(3000))
    told = kernel.run(slow + calls, interrupt_after=0.8)
    if told.status == "error":  # A fast machine may have compiled it by then.
        assert told.reply["ename"] == "interrupted", told.reply
        assert kernel.run("kept").value == "6", "lost by an interrupt of the compiler"
    # Nothing runs: nothing is lost.
    kernel.run("let kept = 7;")
    kernel.manager.interrupt_kernel()
    time.sleep(1)  # Otherwise it may arrive after the next cell.
    assert kernel.run("kept").value == "7", "lost by an interrupt of nothing"


def losses(kernel: Kernel, arrow: str, word: str) -> None:
    """Every loss of the variables is reported, each time."""
    deep = "fn deep(n: u64) -> u64 { if n == u64::MAX { 0 } else { deep(n + 1) + 1 } }\ndeep(0)"
    for cell in ("std::process::exit(0)", "std::process::abort()", deep, "std::process::exit(3)"):
        kernel.run("let kept = 1;")
        told = kernel.run(cell)
        assert (told.status, told.reply["ename"]) == ("error", "lost"), told.reply
        assert arrow in told.traceback and word in told.traceback, told.traceback
        assert kernel.run("kept").status == "error"
        assert kernel.run("2").value == "2"
    told = kernel.run("let all: Vec<f64> = vec![0.0; 4_000_000_000_000];")
    assert told.reply["ename"] == "lost" and ("memory" in told.traceback or "メモリー" in told.traceback), (
        told.traceback
    )
    assert "stack backtrace" not in told.text("stderr"), told.text("stderr")
    for _ in range(2):
        told = kernel.run('println!("at work"); loop { std::hint::black_box(0); }', interrupt_at_work=True)
        assert told.reply["ename"] == "lost" and word in told.traceback, told.reply


def questions(kernel: Kernel) -> None:
    """A cell that asks gets the answer."""
    ask = 'println!("EVCXR_INPUT_REQUEST:name?"); let mut line = String::new();'
    told = []
    kernel.client.execute_interactive(
        f"{ask} std::io::stdin().read_line(&mut line).unwrap(); line",
        timeout=LONG,
        allow_stdin=True,
        stdin_hook=lambda message: (told.append(message["content"]["prompt"]), kernel.client.input("Ada")),
        output_hook=lambda message: told.append(message["content"].get("data", {}).get("text/plain")),
    )
    assert "name?" in told and '"Ada\\n"' in told, told


def ends() -> None:
    """Whichever part of it is killed in the middle of a cell, it says what is lost, and in the end leaves nothing."""
    for victim, now in itertools.product(("notebook-kernel", "keep", "evcxr_jupyter", "child"), (True, False)):
        with Kernel() as kernel:
            started, folders = kernel.works_on(), {kernel.folder()}
            engine, child, *_ = (process for process in started if process.name() == "evcxr_jupyter")
            keeper = next(process for process in started[1:] if "keep" in process.cmdline())
            parts = {"notebook-kernel": started[0], "keep": keeper, "evcxr_jupyter": engine, "child": child}
            parts[victim].kill()
            if victim != "notebook-kernel":
                assert kernel.wait_for_message("error")["ename"] == "lost", victim
                if sys.platform == "linux":
                    # An engine whose child is killed goes on.
                    all_gone([child] if victim == "child" else started[1:])
                # The front restarts what is missing.
                assert kernel.run("1 + 1").value == "2", victim
                folders.add(kernel.folder())
                started += kernel.processes()
            kernel.end(now)
            kernel.leaves_nothing(folders, started)


GROUPS = {"failures": failures, "queue": queue, "output": output, "interrupts": interrupts, "questions": questions}


def main() -> None:
    """The command."""
    group = sys.argv[1]
    if group == "ends":
        ends()
    elif group.startswith("losses"):
        japanese = group.endswith("ja")
        with Kernel("ja" if japanese else "en") as kernel:
            losses(kernel, "→ ", "変数" if japanese else "variables are lost")
    else:
        with Kernel() as kernel:
            for name in GROUPS if group == "all" else [group]:
                GROUPS[name](kernel)
    print(f"{group}: all right")


if __name__ == "__main__":
    main()
