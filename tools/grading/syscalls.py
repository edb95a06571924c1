"""A filter for system calls: calls that no answer needs, or that would get around the other limits, fail.

Memory that no process maps (unnamed files, System V segments) is counted only by a control group; a process in its
own user namespace may mount file systems as large as the machine; whoever traces a process controls it.
"""

import errno
import platform
import struct

# Numbers on the two architectures that have Rust kernels: x86-64, ARM64.
NUMBERS = {
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "shmget": (29, 194),
    "shmat": (30, 196),
    "msgget": (68, 186),
    "semget": (64, 190),
    "mq_open": (240, 180),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "userfaultfd": (323, 282),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "process_madvise": (440, 440),
    "pidfd_getfd": (438, 438),
    "kcmp": (312, 272),
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "move_mount": (429, 429),
    "open_tree": (428, 428),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "mount_setattr": (442, 442),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "keyctl": (250, 219),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "fanotify_init": (300, 262),
    "vmsplice": (278, 75),
    "sched_setaffinity": (203, 122),
    "landlock_create_ruleset": (444, 444),
}
# How the kernel names the two architectures, and `clone`, whose flags may ask for a namespace.
ARCHITECTURES = {"x86_64": (0, 0xC000003E, 56), "aarch64": (1, 0xC00000B7, 220)}
# Its flags are in memory, where no filter sees them; without it, the libraries use `clone`.
CLONE3 = 435
CLONE_NEW = 0x7E020080
# On x86-64, every call has a second number.
X32 = 0x40000000

LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
ALLOW, KILL, FAIL = 0x7FFF0000, 0x80000000, 0x00050000
NUMBER, ARCHITECTURE, FIRST_ARGUMENT = 0, 4, 16


def available() -> bool:
    """Whether this machine's calls are known."""
    return platform.machine() in ARCHITECTURES


def program() -> bytes:
    """The filter for this machine."""
    column, architecture, clone = ARCHITECTURES[platform.machine()]

    def step(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
        return struct.pack("<HBBI", code, yes, no, value)

    steps = [step(LOAD, ARCHITECTURE), step(EQUAL, architecture, 1), step(RETURN, KILL), step(LOAD, NUMBER)]
    if column == 0:
        steps += [step(AT_LEAST, X32, 0, 1), step(RETURN, FAIL | errno.ENOSYS)]
    for numbers in NUMBERS.values():
        steps += [step(EQUAL, numbers[column], 0, 1), step(RETURN, FAIL | errno.EPERM)]
    steps += [step(EQUAL, CLONE3, 0, 1), step(RETURN, FAIL | errno.ENOSYS)]
    steps += [step(EQUAL, clone, 0, 3), step(LOAD, FIRST_ARGUMENT), step(ANY_BIT, CLONE_NEW, 0, 1)]
    steps += [step(RETURN, FAIL | errno.EPERM), step(RETURN, ALLOW)]
    return b"".join(steps)
