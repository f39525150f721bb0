/*
 * A stand-in for ATOL's library fptr10, for tests only. Written from `dto10-driver.md` and `libfptr10-abi.json`, never from
 * our own driver, so that a mistake made alike on both sides can not hide. What it does and how it is harmed: README.md.
 */
#ifndef KASSABRIDGE_DOUBLE_H
#define KASSABRIDGE_DOUBLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <wchar.h>

#ifdef _WIN32
#define EXPORTED __declspec(dllexport)
#else
#define EXPORTED __attribute__((visibility("default")))
#endif

/* Numbers of constants and prototypes of all functions, made from libfptr10-abi.json by test/support/double.ts. */
#include "abi.h"

/* ---- json.c: a tree, read and written. Text is UTF-8. ---- */
typedef enum { J_NULL, J_BOOL, J_NUMBER, J_TEXT, J_LIST, J_OBJECT } JsonKind;
typedef struct Json {
    JsonKind kind;
    double number; /* also 0 or 1 of J_BOOL */
    char *text;
    char *key;
    struct Json *first;
    struct Json *next;
} Json;

Json *json_new(JsonKind kind);
Json *json_number(double value);
Json *json_bool(bool value);
Json *json_text(const char *value);
Json *json_parse(const char *text);
char *json_write(const Json *value);
Json *json_copy(const Json *value);
void json_free(Json *value);
Json *json_get(const Json *object, const char *key);
/* Takes the value over; NULL removes the key. */
Json *json_set(Json *object, const char *key, Json *value);
Json *json_add(Json *list, Json *value);
int json_count(const Json *list);
double json_num(const Json *object, const char *key, double otherwise);
bool json_true(const Json *object, const char *key);
const char *json_str(const Json *object, const char *key, const char *otherwise);
void json_put_num(Json *object, const char *key, double value);
void json_put_bool(Json *object, const char *key, bool value);
void json_put_str(Json *object, const char *key, const char *value);

/* ---- text.c ---- */
char *text_copy(const char *value);
char *text_format(const char *format, ...) __attribute__((format(printf, 1, 2)));
char *text_from_wide(const wchar_t *value);
wchar_t *wide_from_text(const char *value, size_t *length);
/* CP866, as the FN keeps texts. */
unsigned char *cp866_from_text(const char *value, int *size);
char *text_from_cp866(const unsigned char *bytes, int size);
char *hex_from_bytes(const unsigned char *bytes, int size);
unsigned char *bytes_from_hex(const char *hex, int *size);
unsigned char *bytes_from_base64(const char *value, int *size);

/* ---- platform.c: the few things that differ between Linux and Windows ---- */
char *env_text(const char *name);
char *file_read(const char *path);
/* Whole file or nothing: what a kill leaves behind is the old content. */
bool file_write(const char *path, const char *content);
void file_append(const char *path, const char *line);
bool file_exists(const char *path);
void file_remove(const char *path);
void folder_make(const char *path);
/* Held until the process ends, however it ends. */
void *lock_take(const char *path);
void lock_release(void *lock);
void wait_ms(int ms);
int64_t system_local_ms(void);
int system_offset_minutes(void);
int process_id(void);

/* ---- moment.c: wall clock without a zone, as milliseconds since 1970 ---- */
typedef struct { int year, month, day, hour, minute, second; } Moment;
int64_t ms_from_moment(Moment moment);
Moment moment_from_ms(int64_t ms);
/* YYYY-MM-DDTHH:MM:SS */
char *moment_text(Moment moment);
Moment moment_parse(const char *text);

/* ---- params.c ---- */
typedef enum { P_BOOL, P_INT, P_DOUBLE, P_TEXT, P_MOMENT, P_BYTES } ParamKind;
typedef struct Param {
    int id;
    ParamKind kind;
    bool nonPrintable;
    double number;
    char *text;
    Moment moment;
    unsigned char *bytes;
    int size;
    struct Param *next;
} Param;

/* ---- one handle ---- */
typedef struct Records {
    char id[24];
    Json *tags;
    const Json *at;
    struct Records *next;
} Records;

typedef struct Handle {
    Param *in;
    Param *out;
    int error;
    char *errorText;
    Json *settings; /* asked for */
    Json *applied;  /* in force */
    bool opened;
    int lost; /* the error that every call gives until the device is opened anew */
    void *lock;
    char *folder;
    char session[40];
    Json *device; /* device.json: who the device is; never written by us */
    Json *state;  /* state.json: what the device remembers */
    bool dirty;
    Records *records;
    int recordsMade;
    /* What check_document_closed answers: the memory of this handle alone. */
    int watchedAfter;
    bool watching;
} Handle;

const Param *param_in(const Handle *h, int id);
const Param *param_out(const Handle *h, int id);
void in_put_int(Handle *h, int id, double value);
double in_number(const Handle *h, int id, double otherwise);
bool in_true(const Handle *h, int id);
const char *in_text(const Handle *h, int id);
void out_bool(Handle *h, int id, bool value);
void out_int(Handle *h, int id, double value);
void out_double(Handle *h, int id, double value);
void out_text(Handle *h, int id, const char *value);
void out_moment(Handle *h, int id, Moment value);
void out_bytes(Handle *h, int id, const unsigned char *bytes, int size);
/* Bytes beside the value that lies there already: any tag can be read raw too. */
void out_raw(Handle *h, int id, const unsigned char *bytes, int size);
void params_clear(Param **list);
int give_text(Handle *h, const char *point, const char *value, wchar_t *out, int size);

/* ---- handle.c ---- */
int fail(Handle *h, int code, const char *text);
void forget_error(Handle *h);
Json *default_settings(void);
bool version_least(int a, int b, int c);
typedef int (*Body)(Handle *h);
int run_method(void *handle, const char *name, Body body, bool needsDevice);
#define METHOD(name) \
    int libfptr_##name(void *handle) { return run_method(handle, #name, do_##name, true); }

/* ---- faults.c ---- */
typedef enum { BEFORE, AFTER } When;
/* Does what the control file says at this point; what comes back is the error to give, or 0. */
int fault_point(Handle *h, const char *point, When when);
/* True when a fault of that name is on here; the words after it lie in `found` until the next call. */
bool fault_on(Handle *h, const char *name, const char *point);
bool fault_seen(Handle *h, const char *name);
bool fault_when(Handle *h, const char *name, const char *point, const char *when);
const char *fault_word(const char *key, const char *otherwise);

/* ---- state.c: the device, which lives on when its process dies ---- */
void device_wake(Handle *h);
void device_save(Handle *h);
int64_t device_now(const Handle *h);
int ffd_of(const Handle *h);
const char *fn_serial(const Handle *h);
Json *document_read(const Handle *h, int number);
void document_write(const Handle *h, const Json *document);
int last_fd(const Handle *h);
/* 0 closed, 1 opened, 2 expired */
int shift_state(Handle *h);
bool has_ticket(const Handle *h, int number);
int unsent_count(const Handle *h, int *first);

/* ---- tags.c: FFD tags, their types, TLV ---- */
int tag_type(int tag);
bool tag_repeatable(int tag);
Json *tag_entry(int tag, Json *value);
void tag_put(Json *tags, int tag, Json *value);
const Json *tag_find(const Json *tags, int tag);
Json *tag_from_param(const Param *param);
/* NULL when the bytes are no TLV. */
Json *tags_from_bytes(const unsigned char *bytes, int size);
unsigned char *tag_bytes(const Json *entry, int *size);
unsigned char *tlv_bytes(const Json *tags, int *size);

/* ---- fn.c: documents come into being here and nowhere else ---- */
/* Takes the document over, gives it number, sign and time. */
void fn_commit(Handle *h, Json *document);
Json *document_new(Handle *h, int type);
void stranger_document(Handle *h);

/* ---- receipt.c, shift.c: what native calls and JSON tasks have in common ---- */
int receipt_begin(Handle *h, int type, bool electronically, Json *tags);
int receipt_position(Handle *h, Json *tags);
int receipt_set_total(Handle *h, int64_t kop);
int receipt_pay(Handle *h, int type, int64_t kop);
int receipt_close(Handle *h);
int receipt_cancel(Handle *h);
int64_t receipt_sum(const Json *receipt);
int64_t receipt_paid(const Json *receipt);
int unfinished_error(Handle *h);
int paper_error(Handle *h, bool electronically);
void login(Handle *h, const char *name, const char *vatin);
int shift_open(Handle *h);
int shift_close(Handle *h);
int cash_move(Handle *h, bool in, int64_t kop);
int print_rest(Handle *h);
/* `LIBFPTR_TAX_…` of this driver version, or a word of JSON, to tag 1199; -1 when it is unknown. */
int vat_from_number(int number);
int vat_from_word(const char *word);
int operation_of(int receiptType);
int64_t kop_from_rubles(double rubles);
int records_begin(Handle *h, Json *tags);

/* ---- query.c, fn-query.c: the scripts of the library ask the same questions as we do ---- */
int query_device(Handle *h);
int query_fn(Handle *h);

/* ---- task*.c ---- */
typedef int (*Task)(Handle *h, const Json *task, Json *answer);
typedef struct { const char *word; int number; } Word;
/* -1 when it is not in the list; the list ends with a NULL word. */
int number_of_word(const Word *words, const char *word);
/* 501, naming the field, as the scripts of the library do. `path` is what stands before the key, '' at the top. */
int must(Handle *h, const Json *object, const char *path, const char *key, JsonKind kind, bool required);
int bad_value(Handle *h, const char *path, const char *value);
/* null, absent and an empty object are one to the scripts. */
const Json *given(const Json *object, const char *key);
char *answer_time(Moment moment);
void put_time(Json *object, const char *key, Moment moment);
void put_fiscal(Handle *h, const Json *document, Json *answer);
/* Turns an error of the closing call into success when the document is in the FN all the same (page 2.1). */
int settle_close(Handle *h, int rc, Json *answer);
int cancel_before(Handle *h);
int check_operator(Handle *h, const Json *task);
void task_login(Handle *h, const Json *task);
Task task_of_receipts(const char *type);
Task task_of_shifts(const char *type);
Task task_of_queries(const char *type);
Task task_of_registry(const char *type);
Task task_of_marking(const char *type);
int check_receipt(Handle *h, const Json *task);
extern const Word TAXATIONS[], AGENTS[], METHODS[], OBJECTS[], UNITS[], PAYMENTS[], RECEIPTS[];
Json *header_tags(Handle *h, const Json *task);
Json *position_tags(Handle *h, const Json *item);
/* -1 when a code is refused; then `answer` holds what was found. */
int validate_marks(Handle *h, const Json *task, Json *answer);
int check_marks(Handle *h, const Json *imc, const char *path);
char *mark_text(const char *imc);
int mark_status(const Json *imc);
int mark_error(const Handle *h, const char *code);

#endif
