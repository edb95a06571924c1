# From one cell to the next only `src/lib.rs` changes. What Cargo runs to compile it is written down, and run again for
# the cells that follow: Cargo itself would take a third of the time, to find out that nothing else is new.

# The command, a script. Its first line tells what it is for.
cell=target/compile-cell

# What Cargo is asked for.
asked() {
    echo "# $RUSTC $RUSTFLAGS $EVCXR_CACHE_ENABLED $EVCXR_FORCE_DYLIB $*"
}

# Whether all that Cargo looks at is what it was for the command: its arguments, the manifests, the sources of the
# support crate, and that there is no other crate beside it that may change, a student's own.
same_again() {
    [ -f "$cell" ] && read -r before <"$cell" && [ "$before" = "$(asked "$@")" ] || return 1
    cmp -s Cargo.toml "$cell.toml" && [ "$(grep -cw path Cargo.toml)" = 2 ] || return 1
    newer=$(find .cargo/config.toml "$V1CONV_ROOT/Cargo.toml" "$V1CONV_ROOT/src" -newer "$cell") && [ -z "$newer" ]
}

# Runs Cargo, and writes the command down.
build() {
    mkdir -p target
    rm -f "$cell"
    cp Cargo.toml "$cell.toml"
    touch "$cell.begin"
    exec 3>&1
    { "${V1CONV_CARGO:?}" "$@" -vv 2>&1 >&3 3>&-; echo $? >"$cell.status"; } | tee "$cell.log" >&2
    # The kernel's own program, which Cargo puts before the compiler, would only tell where the result is.
    run='s/^ *Running `\(.*\) [^ ]*evcxr_jupyter \([^ ]*rustc --crate-name ctx .* --out-dir \([^ ]*\) .*\)`$/env \1 \2 \&\& printf %s \3\/libctx.* >"$EVCXR_EXECUTION_SO_PATH"/p'
    { asked "$@"; sed -n "$run" "$cell.log"; } >"$cell.new"
    if [ "$(wc -l <"$cell.new")" -eq 2 ]; then
        touch -r "$cell.begin" "$cell.new" && mv "$cell.new" "$cell"
    fi
    # For some mistakes the kernel asks for `check`, for which Cargo compiles the libraries in another way.
    if [ -n "$V1CONV_WARMING" ]; then
        shift
        "$V1CONV_CARGO" check "$@" >/dev/null 2>&1
    fi
    read -r status <"$cell.status"
    exit "$status"
}
