/*
 * The yardstick of our driver host: the same calls of ATOL's library fptr10 in the same order, with nothing around them.
 * Prototypes are by hand after libfptr10-abi.json; Linux only.
 *
 *   bare LIBRARY SCRIPT TIMES
 *
 * Every line of the script is one step, as test/bench/support/bare-script.ts writes it; what stands before `loop` is done
 * once, the rest TIMES times. Prints for each time `wall ms <space> CPU ms` of the whole process, threads of the library
 * included; in the end `memory`, KiB of PSS before the library was loaded, and KiB now. The first call that fails and may
 * not is told on stderr and ends it with 1.
 */
#include <dlfcn.h>
#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <wchar.h>

typedef enum { SETTING, BOOL, INT, DOUBLE, STR, DATETIME, BYTES, LAST_INT, LAST_STR, CALL, GET, LOOP } StepKind;
typedef enum { OUT_BOOL, OUT_INT, OUT_DOUBLE, OUT_STR, OUT_DATETIME, OUT_BYTES } OutKind;
typedef int (*Method)(void *);

typedef struct {
    StepKind kind;
    OutKind out;
    int id;
    bool printed, may_fail, until_it_fails;
    double number;
    int date[6];
    wchar_t *key, *text;
    unsigned char *bytes;
    int size;
    Method method;
    const char *name;
} Step;

/* Outputs are kept by id for the steps that hand one on; ids of the library end well below this. */
#define IDS 70000
#define FIRST_UNITS 512
#define MOST_REPEATS 10000
#define LONGEST_LINE (1 << 20)
#define MOST_STEPS 20000

static void *library, *handle;
static Step *steps;
static int step_count, loop_at = -1;
static unsigned kept_int[IDS];
static wchar_t *kept_str[IDS];

static int (*error_code)(void *);
static int (*error_description)(void *, wchar_t *, int);
static int (*is_param_available)(void *, int);
static void (*set_single_setting)(void *, const wchar_t *, const wchar_t *);
static void (*set_bool)(void *, int, int), (*set_int)(void *, int, unsigned), (*set_double)(void *, int, double);
static void (*set_str[2])(void *, int, const wchar_t *);
static void (*set_bytes[2])(void *, int, const unsigned char *, int);
static void (*set_datetime)(void *, int, int, int, int, int, int, int);
static int (*get_bool)(void *, int), (*get_str)(void *, int, wchar_t *, int);
static int (*get_bytes)(void *, int, unsigned char *, int);
static unsigned (*get_int)(void *, int);
static double (*get_double)(void *, int);
static void (*get_datetime)(void *, int, int *, int *, int *, int *, int *, int *);

static void die(const char *why, const char *what) {
    fprintf(stderr, "%s: %s\n", why, what);
    exit(1);
}

static void *find(const char *name) {
    char symbol[96];
    snprintf(symbol, sizeof symbol, "libfptr_%s", name);
    return dlsym(library, symbol);
}

static void *need(const char *name) {
    void *symbol = find(name);
    if (symbol == NULL) die("the library lacks", name);
    return symbol;
}

static void bind_library(const char *path) {
    library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) die("not loaded", dlerror());
    error_code = need("error_code");
    error_description = need("error_description");
    is_param_available = find("is_param_available");
    set_single_setting = need("set_single_setting");
    set_bool = need("set_param_bool");
    set_int = need("set_param_int");
    set_double = need("set_param_double");
    set_str[0] = need("set_non_printable_param_str");
    set_str[1] = need("set_param_str");
    set_bytes[0] = need("set_non_printable_param_bytearray");
    set_bytes[1] = need("set_param_bytearray");
    set_datetime = need("set_param_datetime");
    get_bool = need("get_param_bool");
    get_int = need("get_param_int");
    get_double = need("get_param_double");
    get_str = need("get_param_str");
    get_datetime = need("get_param_datetime");
    get_bytes = need("get_param_bytearray");
}

/* UTF-8 to code points, with the escapes of the script: \n, \t and \\. */
static wchar_t *wide_of(const char *text) {
    wchar_t *wide = malloc((strlen(text) + 1) * sizeof *wide), *to = wide;
    for (const unsigned char *at = (const unsigned char *)text; *at;) {
        unsigned lead = *at++;
        int more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc0 ? 1 : 0;
        unsigned point = more == 0 ? lead : lead & (0x3f >> more);
        while (more-- > 0 && *at) point = point << 6 | (*at++ & 0x3f);
        if (point == '\\' && *at) {
            char escaped = (char)*at++;
            point = escaped == 'n' ? '\n' : escaped == 't' ? '\t' : '\\';
        }
        *to++ = (wchar_t)point;
    }
    *to = 0;
    return wide;
}

static void read_bytes(Step *step, const char *hex) {
    step->size = (int)strlen(hex) / 2;
    step->bytes = malloc((size_t)step->size + 1);
    for (int i = 0; i < step->size; i++) {
        unsigned byte = 0;
        sscanf(hex + 2 * i, "%2x", &byte);
        step->bytes[i] = (unsigned char)byte;
    }
}

static void read_date(Step *step, const char *text) {
    int *d = step->date;
    sscanf(text, "%d-%d-%dT%d:%d:%d", d, d + 1, d + 2, d + 3, d + 4, d + 5);
}

static OutKind out_kind(const char *name) {
    static const char *names[] = {"bool", "int", "double", "str", "datetime", "bytes"};
    for (int i = 0; i < 6; i++)
        if (strcmp(name, names[i]) == 0) return (OutKind)i;
    die("unknown kind", name);
    return OUT_BOOL;
}

/* One line: a word, then what belongs to it, parted by tabs. */
static Step read_step(char *line) {
    char *fields[4] = {"", "", "", ""};
    for (int i = 0; i < 4 && line != NULL; i++) fields[i] = strsep(&line, "\t");
    const char *word = fields[0];
    Step step = {.kind = LOOP, .id = atoi(fields[1]), .printed = true};
    if (step.id < 0 || step.id >= IDS) die("no such id", fields[1]);
    if (strcmp(word, "loop") == 0) return step;
    if (strcmp(word, "setting") == 0) {
        step.kind = SETTING;
        step.key = wide_of(fields[1]);
        step.text = wide_of(fields[2]);
    } else if (strcmp(word, "call") == 0) {
        step.kind = CALL;
        step.name = strdup(fields[1]);
        step.method = (Method)need(fields[1]);
        step.may_fail = strstr(fields[2], "mayFail") != NULL;
        step.until_it_fails = strstr(fields[2], "untilItFails") != NULL;
    } else if (strcmp(word, "get") == 0) {
        step.kind = GET;
        step.out = out_kind(fields[2]);
    } else if (strcmp(word, "lastInt") == 0) {
        step.kind = LAST_INT;
        step.number = atof(fields[2]);
    } else if (strcmp(word, "lastStr") == 0) {
        step.kind = LAST_STR;
    } else if (strcmp(word, "set") == 0) {
        static const StepKind kinds[] = {BOOL, INT, DOUBLE, STR, DATETIME, BYTES};
        step.printed = fields[2][0] != '-';
        step.kind = kinds[out_kind(fields[2] + !step.printed)];
        if (step.kind == STR) step.text = wide_of(fields[3]);
        else if (step.kind == BYTES) read_bytes(&step, fields[3]);
        else if (step.kind == DATETIME) read_date(&step, fields[3]);
        else step.number = atof(fields[3]);
    } else {
        die("unknown word", word);
    }
    return step;
}

static void read_script(const char *path) {
    FILE *file = fopen(path, "r");
    if (file == NULL) die("not read", path);
    char *line = malloc(LONGEST_LINE);
    steps = calloc(MOST_STEPS, sizeof *steps);
    while (fgets(line, LONGEST_LINE, file) != NULL) {
        line[strcspn(line, "\n")] = 0;
        if (*line == 0) continue;
        if (step_count == MOST_STEPS) die("too long", path);
        steps[step_count] = read_step(line);
        if (steps[step_count].kind == LOOP) loop_at = step_count;
        step_count++;
    }
    free(line);
    fclose(file);
    if (loop_at < 0) die("no loop", path);
}

static wchar_t *text_of(int id) {
    int room = FIRST_UNITS;
    for (;;) {
        wchar_t *text = calloc((size_t)room, sizeof *text);
        int needed = get_str(handle, id, text, room);
        if (needed <= room) return text;
        free(text);
        room = needed + 1;
    }
}

static void skip_bytes(int id) {
    int room = FIRST_UNITS;
    for (;;) {
        unsigned char *bytes = calloc((size_t)room, 1);
        int needed = get_bytes(handle, id, bytes, room);
        free(bytes);
        if (needed <= room) return;
        room = needed + 1;
    }
}

static void get(const Step *step) {
    int d[6], slot = step->id;
    if (is_param_available != NULL && !is_param_available(handle, step->id)) return;
    switch (step->out) {
    case OUT_BOOL: get_bool(handle, step->id); break;
    case OUT_INT: kept_int[slot] = get_int(handle, step->id); break;
    case OUT_DOUBLE: get_double(handle, step->id); break;
    case OUT_STR:
        free(kept_str[slot]);
        kept_str[slot] = text_of(step->id);
        break;
    case OUT_DATETIME: get_datetime(handle, step->id, d, d + 1, d + 2, d + 3, d + 4, d + 5); break;
    case OUT_BYTES: skip_bytes(step->id); break;
    }
}

static void set(const Step *step) {
    const int *d = step->date, slot = step->id;
    switch (step->kind) {
    case SETTING: set_single_setting(handle, step->key, step->text); break;
    case BOOL: set_bool(handle, step->id, (int)step->number); break;
    case INT: set_int(handle, step->id, (unsigned)step->number); break;
    case DOUBLE: set_double(handle, step->id, step->number); break;
    case STR: set_str[step->printed](handle, step->id, step->text); break;
    case DATETIME: set_datetime(handle, step->id, d[0], d[1], d[2], d[3], d[4], d[5]); break;
    case BYTES: set_bytes[step->printed](handle, step->id, step->bytes, step->size); break;
    case LAST_INT: set_int(handle, step->id, kept_int[slot] + (unsigned)(int)step->number); break;
    case LAST_STR: set_str[1](handle, step->id, kept_str[slot] ? kept_str[slot] : L""); break;
    default: break;
    }
}

static bool call(const Step *step) {
    int rc = step->method(handle), code = error_code(handle);
    if (rc >= 0 && code == 0) return true;
    wchar_t text[FIRST_UNITS] = {0};
    error_description(handle, text, FIRST_UNITS);
    if (!step->may_fail && !step->until_it_fails) {
        fprintf(stderr, "%s: %d %ls\n", step->name, code, text);
        exit(1);
    }
    return false;
}

/* The call at `at`, with the sets before it and the gets behind it; where the next one begins. */
static int make_call(int from, int at, int to) {
    int after = at + 1;
    while (after < to && steps[after].kind == GET) after++;
    for (int made = 0; made < MOST_REPEATS; made++) {
        for (int i = from; i < at; i++) set(&steps[i]);
        if (!call(&steps[at])) break;
        for (int i = at + 1; i < after; i++) get(&steps[i]);
        if (!steps[at].until_it_fails) break;
    }
    return after;
}

static void run(int from, int to) {
    for (int at = from; at < to; at++) {
        if (steps[at].kind != CALL) continue;
        from = make_call(from, at, to);
        at = from - 1;
    }
}

static double ms_of(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* Memory of this process, shared pages by their share, KiB; 0 where the system does not tell. */
static int memory_kib(void) {
    FILE *file = fopen("/proc/self/smaps_rollup", "r");
    char row[256];
    int kib = 0;
    while (file != NULL && fgets(row, sizeof row, file) != NULL)
        if (sscanf(row, "Pss: %d kB", &kib) == 1) break;
    if (file != NULL) fclose(file);
    return kib;
}

int main(int count, char **given) {
    setlocale(LC_ALL, "C.UTF-8");
    if (count != 4) die("usage", "bare LIBRARY SCRIPT TIMES");
    int empty_kib = memory_kib();
    bind_library(given[1]);
    read_script(given[2]);
    int (*create)(void **) = need("create");
    if (create(&handle) != 0) die("no handle", given[1]);
    run(0, loop_at);
    for (int times = atoi(given[3]); times > 0; times--) {
        double wall = ms_of(CLOCK_MONOTONIC), cpu = ms_of(CLOCK_PROCESS_CPUTIME_ID);
        run(loop_at + 1, step_count);
        printf("%.3f %.3f\n", ms_of(CLOCK_MONOTONIC) - wall, ms_of(CLOCK_PROCESS_CPUTIME_ID) - cpu);
    }
    printf("memory %d %d\n", empty_kib, memory_kib());
    return 0;
}
