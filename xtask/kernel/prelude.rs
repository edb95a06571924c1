// What the kernel runs before it answers for the first time.

// To find out the type of the first variable, the kernel looks up all names that there are. And it takes the first `?`
// for a mistake, until it has compiled the cell in another way.
let first = v1conv::grating(0.0); drop(first); Ok::<(), v1conv::Error>(())?;

// An interrupt, `exit` or a crash ends the program that holds all variables, and the kernel starts a new one. This
// shell reads from that program until it ends, and then says what that means.
{
    let words = "All variables are lost: run the cells again from the top.\n変数はすべて失われました。最初のセルから実行し直してください。";
    let shell = std::process::Command::new("sh")
        .args(["-c", "trap '' INT TERM; cat >/dev/null; echo \"$0\"", words])
        .stdin(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn();
    std::mem::forget(shell);
}
