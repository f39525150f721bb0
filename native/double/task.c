/* JSON tasks: which script it is, what all of them have in common, and the frame around them. */
#include "double.h"

#include <stdlib.h>
#include <string.h>

int number_of_word(const Word *words, const char *word) {
    for (; words->word; words++)
        if (strcmp(words->word, word) == 0) return words->number;
    return -1;
}

const Json *given(const Json *object, const char *key) {
    const Json *value = json_get(object, key);
    if (!value || value->kind == J_NULL) return NULL;
    return value->kind == J_OBJECT && !value->first ? NULL : value;
}

static const char *word_of_kind(JsonKind kind) {
    switch (kind) {
    case J_BOOL: return "boolean";
    case J_NUMBER: return "number";
    case J_TEXT: return "string";
    case J_LIST: return "array";
    default: return "object";
    }
}

int must(Handle *h, const Json *object, const char *path, const char *key, JsonKind kind, bool required) {
    const Json *value = given(object, key);
    if (value && value->kind == kind) return 0;
    if (!value && !required) return 0;
    const char *dot = *path ? "." : "";
    char *text = value ? text_format("Поле \"%s%s%s\" имеет неверный тип (ожидается \"%s%s\")", path, dot, key,
                                     word_of_kind(kind), required ? "" : "|undefined")
                       : text_format("Поле \"%s%s%s\" отсутствует", path, dot, key);
    fail(h, LIBFPTR_ERROR_RECEIPT_PARSE_ERROR, text);
    free(text);
    return -1;
}

int bad_value(Handle *h, const char *path, const char *value) {
    char *text = text_format("Некорректное значение поля \"%s\" (%s)", path, value);
    fail(h, LIBFPTR_ERROR_RECEIPT_PARSE_ERROR, text);
    free(text);
    return -1;
}

/* The digits are the device's, the offset is this computer's (page, section 2). */
char *answer_time(Moment moment) {
    const int offset = system_offset_minutes(), size = offset < 0 ? -offset : offset;
    char *digits = moment_text(moment);
    char *text = text_format("%s%c%02d:%02d", digits, offset < 0 ? '-' : '+', size / 60, size % 60);
    free(digits);
    return text;
}

void put_time(Json *object, const char *key, Moment moment) {
    char *text = answer_time(moment);
    json_put_str(object, key, text);
    free(text);
}

void put_fiscal(Handle *h, const Json *document, Json *answer) {
    Json *params = json_set(answer, "fiscalParams", json_new(J_OBJECT));
    if (!json_get(answer, "warnings")) json_set(answer, "warnings", json_new(J_OBJECT));
    const bool partial = fault_on(h, "partial", "task");
    if (json_get(document, "sumKop")) json_put_num(params, "total", json_num(document, "sumKop", 0) / 100);
    if (!partial) {
        char *sign = text_format("%.0f", json_num(document, "sign", 0));
        json_put_num(params, "fiscalDocumentNumber", json_num(document, "number", 0));
        put_time(params, "fiscalDocumentDateTime", moment_parse(json_str(document, "dateTime", "")));
        json_put_str(params, "fiscalDocumentSign", sign);
        free(sign);
    }
    if (json_get(document, "receipt")) json_put_num(params, "fiscalReceiptNumber", json_num(document, "receipt", 0));
    if (json_get(document, "receiptsCount")) json_put_num(params, "receiptsCount", json_num(document, "receiptsCount", 0));
    json_put_num(params, "shiftNumber", json_num(document, "shift", 0));
    json_put_str(params, "fnNumber", fn_serial(h));
    json_put_str(params, "registrationNumber", json_str(h->device, "rnm", "0000000001000000"));
    json_put_str(params, "fnsUrl", "www.nalog.gov.ru");
}

int settle_close(Handle *h, int rc, Json *answer) {
    const bool closed = last_fd(h) > h->watchedAfter;
    const int code = h->error;
    if (rc < 0 && !closed) {
        /* Not closed, or it could not be asked: cancelled, and the closing error is the task's. */
        char *text = text_copy(h->errorText);
        receipt_cancel(h);
        fail(h, code, text);
        free(text);
        return -1;
    }
    Json *warnings = json_set(answer, "warnings", json_new(J_OBJECT));
    if (json_num(h->state, "unprinted", 0) > 0) json_put_bool(warnings, "notPrinted", true);
    Json *document = closed ? document_read(h, last_fd(h)) : NULL;
    /* The answer is taken without a look whether collecting it went well (page 4.2). */
    if (document) put_fiscal(h, document, answer);
    json_free(document);
    return 0;
}

/* Whatever document is open is cancelled by the tasks that print, a stranger's as well. */
int cancel_before(Handle *h) {
    static const int fine[] = {81, 12, 34, 68, 96, 32, 151, 173, 174, 175, 176, 177};
    if (receipt_cancel(h) == 0) return 0;
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++)
        if (h->error == fine[i]) return 0;
    return -1;
}

int check_operator(Handle *h, const Json *task) {
    if (must(h, task, "", "operator", J_OBJECT, false) < 0) return -1;
    const Json *who = given(task, "operator");
    if (!who) return 0;
    if (must(h, who, "operator", "name", J_TEXT, true) < 0) return -1;
    return must(h, who, "operator", "vatin", J_TEXT, false);
}

void task_login(Handle *h, const Json *task) {
    const Json *who = given(task, "operator");
    if (who) login(h, json_str(who, "name", ""), json_str(who, "vatin", NULL));
}

/* ---- the frame ---- */

static Task task_of(const char *type) {
    Task task = task_of_receipts(type);
    if (!task) task = task_of_shifts(type);
    if (!task) task = task_of_queries(type);
    if (!task) task = task_of_registry(type);
    return task ? task : task_of_marking(type);
}

static int perform(Handle *h, const char *type, Task task, const Json *json, Json *answer) {
    int code = fault_point(h, type, BEFORE);
    if (code) return fail(h, code, NULL);
    int rc = task(h, json, answer);
    device_save(h);
    if (rc < 0) return rc;
    code = fault_point(h, type, AFTER);
    return code ? fail(h, code, NULL) : 0;
}

static void give_answer(Handle *h, const char *type, const Json *answer) {
    const bool empty = !answer->first || fault_on(h, "empty", type);
    char *text = empty ? text_copy("") : json_write(answer);
    params_clear(&h->out);
    out_text(h, LIBFPTR_PARAM_JSON_DATA, text);
    free(text);
}

static int read_task(Handle *h, Json **json, Task *task) {
    const char *text = in_text(h, LIBFPTR_PARAM_JSON_DATA);
    if (!text) return fail(h, LIBFPTR_ERROR_NO_REQUIRED_PARAM, NULL);
    *json = json_parse(text);
    if (!*json) return fail(h, LIBFPTR_ERROR_RECEIPT_PARSE_ERROR, "Ошибка разбора JSON");
    if (must(h, *json, "", "type", J_TEXT, true) < 0) return -1;
    *task = task_of(json_str(*json, "type", ""));
    return *task ? 0 : bad_value(h, "type", json_str(*json, "type", ""));
}

static int do_process_json(Handle *h) {
    Json *json = NULL, *answer = json_new(J_OBJECT);
    Task task = NULL;
    int rc = read_task(h, &json, &task);
    if (rc == 0) rc = perform(h, json_str(json, "type", ""), task, json, answer);
    if (rc == 0) give_answer(h, json_str(json, "type", ""), answer);
    else params_clear(&h->out);
    json_free(json);
    json_free(answer);
    return rc;
}

static int do_validate_json(Handle *h) {
    Json *json = NULL;
    Task task = NULL;
    int rc = read_task(h, &json, &task);
    if (rc == 0) {
        if (task_of_receipts(json_str(json, "type", ""))) rc = check_receipt(h, json);
        else rc = fail(h, LIBFPTR_ERROR_VALIDATE_FUNC_NOT_FOUND, NULL);
    }
    json_free(json);
    return rc;
}

METHOD(process_json)
METHOD(validate_json)
