/* Counts the calls of `stay` that write to files, and lets one of them end it or fail: LD_PRELOAD, for tests alone.
 *
 * SHIM_COUNT  a file that gets the number of calls at the end
 * SHIM_AT     the number of the call at which it happens, from 1
 * SHIM_HOW    kill: ends before the call; torn: ends after half of it, if it is a write; or a number: it fails with that error
 * SHIM_ON     set: it happens at every call from there on
 * SHIM_GONE   the end of a path that is taken away when it is first opened for reading
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static int ours = -1;
static long calls, at, error;
static int kills, torn, on, gone;

static void begin(void) {
    if (ours >= 0) return;
    const char *how = getenv("SHIM_HOW");
    ours = strcmp(program_invocation_short_name, "stay") == 0;
    at = getenv("SHIM_AT") ? atol(getenv("SHIM_AT")) : 0;
    torn = how && strcmp(how, "torn") == 0;
    kills = how && strcmp(how, "kill") == 0;
    error = how ? atol(how) : 0;
    on = getenv("SHIM_ON") != NULL;
}

/* Whether this call is to fail. */
static int fails(void) {
    begin();
    if (!ours) return 0;
    calls++;
    if (!at || torn || calls < at || (calls > at && !on)) return 0;
    if (kills) _exit(137);
    errno = (int)error;
    return 1;
}

static int is_file(int fd) {
    struct stat data;
    int kept = errno, found = fd > 2 && syscall(SYS_fstat, fd, &data) == 0 && S_ISREG(data.st_mode);
    errno = kept;
    return found;
}

__attribute__((destructor)) static void end(void) {
    const char *path = getenv("SHIM_COUNT");
    char text[32];
    begin();
    if (!ours || !path) return;
    int fd = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    int length = snprintf(text, sizeof text, "%ld", calls);
    if (fd >= 0) syscall(SYS_write, fd, text, (size_t)length), syscall(SYS_close, fd);
}

#define REAL(name, ...) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))(__VA_ARGS__)

static void vanish(const char *path) {
    const char *end = getenv("SHIM_GONE");
    size_t length = strlen(path);
    begin();
    if (!ours || !end || gone || length < strlen(end) || strcmp(path + length - strlen(end), end) != 0) return;
    gone = 1;
    syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

#define OPENS(name, before, values, path)                                   \
    int name(before, int flags, ...) {                                      \
        mode_t mode = 0;                                                    \
        if (flags & O_CREAT) {                                              \
            va_list rest;                                                   \
            va_start(rest, flags);                                          \
            mode = va_arg(rest, mode_t);                                    \
            va_end(rest);                                                   \
        }                                                                   \
        if (!(flags & (O_WRONLY | O_RDWR))) vanish(path);                   \
        if ((flags & (O_CREAT | O_WRONLY | O_RDWR)) && fails()) return -1;  \
        return REAL(name, values, flags, mode);                             \
    }
#define TWO(...) __VA_ARGS__
OPENS(open, const char *path, path, path)
OPENS(open64, const char *path, path, path)
OPENS(openat, TWO(int dir, const char *path), TWO(dir, path), path)
OPENS(openat64, TWO(int dir, const char *path), TWO(dir, path), path)

ssize_t write(int fd, const void *bytes, size_t count) {
    if (is_file(fd)) {
        begin();
        if (ours && torn && calls + 1 == at) {
            syscall(SYS_write, fd, bytes, count / 2);
            _exit(137);
        }
        if (fails()) return -1;
    }
    return syscall(SYS_write, fd, bytes, count);
}

#define CALL(name, declared, values)        \
    int name declared {                     \
        if (fails()) return -1;             \
        return REAL(name, values);          \
    }
CALL(rename, (const char *from, const char *to), TWO(from, to))
CALL(renameat, (int a, const char *from, int b, const char *to), TWO(a, from, b, to))
CALL(unlink, (const char *path), path)
CALL(unlinkat, (int dir, const char *path, int flags), TWO(dir, path, flags))
CALL(rmdir, (const char *path), path)
CALL(mkdir, (const char *path, mode_t mode), TWO(path, mode))
CALL(link, (const char *from, const char *to), TWO(from, to))
CALL(linkat, (int a, const char *from, int b, const char *to, int flags), TWO(a, from, b, to, flags))
CALL(chmod, (const char *path, mode_t mode), TWO(path, mode))
CALL(fchmod, (int fd, mode_t mode), TWO(fd, mode))
CALL(fsync, (int fd), fd)
CALL(fdatasync, (int fd), fd)
CALL(ftruncate, (int fd, off_t length), TWO(fd, length))
CALL(ftruncate64, (int fd, off64_t length), TWO(fd, length))
