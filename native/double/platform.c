/* The few things that differ between Linux and Windows. */
#ifndef _WIN32
#define _GNU_SOURCE
#endif
#include "double.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#ifdef _WIN32
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#else
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

#ifdef _WIN32
char *env_text(const char *name) {
    /* Not getenv: the C runtime's copy does not see what the host sets later. */
    wchar_t wideName[64], value[2048];
    size_t i = 0;
    for (; name[i] && i < 63; i++) wideName[i] = (wchar_t)name[i];
    wideName[i] = 0;
    DWORD length = GetEnvironmentVariableW(wideName, value, 2048);
    return length > 0 && length < 2048 ? text_from_wide(value) : NULL;
}

static FILE *open_file(const char *path, const wchar_t *mode) {
    size_t length;
    wchar_t *wide = wide_from_text(path, &length);
    FILE *file = _wfopen(wide, mode);
    free(wide);
    return file;
}
#define OPEN(path, mode) open_file(path, L##mode)

void file_remove(const char *path) {
    size_t length;
    wchar_t *wide = wide_from_text(path, &length);
    _wunlink(wide);
    free(wide);
}

static bool move_over(const char *from, const char *to) {
    size_t length;
    wchar_t *wideFrom = wide_from_text(from, &length), *wideTo = wide_from_text(to, &length);
    bool done = MoveFileExW(wideFrom, wideTo, MOVEFILE_REPLACE_EXISTING) != 0;
    free(wideFrom);
    free(wideTo);
    return done;
}

void folder_make(const char *path) {
    size_t length;
    wchar_t *wide = wide_from_text(path, &length);
    CreateDirectoryW(wide, NULL);
    free(wide);
}

void *lock_take(const char *path) {
    size_t length;
    wchar_t *wide = wide_from_text(path, &length);
    HANDLE file = CreateFileW(wide, GENERIC_WRITE, 0, NULL, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
    free(wide);
    return file == INVALID_HANDLE_VALUE ? NULL : (void *)file;
}

void lock_release(void *lock) {
    if (lock) CloseHandle((HANDLE)lock);
}

void wait_ms(int ms) { Sleep((DWORD)ms); }

int system_offset_minutes(void) {
    TIME_ZONE_INFORMATION zone;
    DWORD kind = GetTimeZoneInformation(&zone);
    return (int)-(zone.Bias + (kind == TIME_ZONE_ID_DAYLIGHT ? zone.DaylightBias : 0));
}

static int64_t system_utc_ms(void) {
    FILETIME time;
    GetSystemTimeAsFileTime(&time);
    const int64_t ticks = ((int64_t)time.dwHighDateTime << 32) | time.dwLowDateTime;
    return ticks / 10000 - 11644473600000LL;
}

int process_id(void) { return (int)GetCurrentProcessId(); }
#else
#define OPEN(path, mode) fopen(path, mode)

void file_remove(const char *path) { unlink(path); }

char *env_text(const char *name) {
    const char *value = getenv(name);
    return value && *value ? text_copy(value) : NULL;
}

static bool move_over(const char *from, const char *to) { return rename(from, to) == 0; }
void folder_make(const char *path) { mkdir(path, 0777); }

void *lock_take(const char *path) {
    int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (file < 0) return NULL;
    if (flock(file, LOCK_EX | LOCK_NB) == 0) return (void *)(intptr_t)(file + 1);
    close(file);
    return NULL;
}

void lock_release(void *lock) {
    if (lock) close((int)(intptr_t)lock - 1);
}

void wait_ms(int ms) {
    struct timespec time = {ms / 1000, (long)(ms % 1000) * 1000000L};
    while (nanosleep(&time, &time) != 0) continue;
}

int system_offset_minutes(void) {
    time_t now = time(NULL);
    struct tm local;
    localtime_r(&now, &local);
    return (int)(local.tm_gmtoff / 60);
}

static int64_t system_utc_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int process_id(void) { return (int)getpid(); }
#endif

int64_t system_local_ms(void) { return system_utc_ms() + (int64_t)system_offset_minutes() * 60000; }

char *file_read(const char *path) {
    FILE *file = OPEN(path, "rb");
    if (!file) return NULL;
    char *content = malloc(1);
    size_t used = 0, got;
    char piece[8192];
    while ((got = fread(piece, 1, sizeof piece, file)) > 0) {
        content = realloc(content, used + got + 1);
        memcpy(content + used, piece, got);
        used += got;
    }
    content[used] = 0;
    fclose(file);
    return content;
}

bool file_write(const char *path, const char *content) {
    char *beside = text_format("%s.new", path);
    FILE *file = OPEN(beside, "wb");
    bool done = file != NULL;
    if (file) {
        size_t length = strlen(content);
        done = fwrite(content, 1, length, file) == length;
        done = fclose(file) == 0 && done;
    }
    done = done && move_over(beside, path);
    free(beside);
    return done;
}

void file_append(const char *path, const char *line) {
    FILE *file = OPEN(path, "ab");
    if (!file) return;
    fputs(line, file);
    fputc('\n', file);
    fclose(file);
}

bool file_exists(const char *path) {
    FILE *file = OPEN(path, "rb");
    if (file) fclose(file);
    return file != NULL;
}
