/* Marking codes of FFD 1.2 (page 2.5): one code at a time, its result kept in a table of the device. */
#include "double.h"

#include <stdlib.h>
#include <string.h>

static const Word STATUSES[] = {{"itemPieceSold", 1}, {"itemDryForSale", 2}, {"itemPieceReturn", 3}, {"itemDryReturn", 4},
    {"itemPieceForSale", 5}, {"itemDrySold", 6}, {"itemStatusUnchanged", 255}, {0, 0}};
static const Word CODES[] = {{"auto", 256}, {"imcUnrecognized", 0}, {"imcShort", 1}, {"imcFmVerifyCode88", 2},
    {"imcVerifyCode44", 3}, {"imcFmVerifyCode44", 4}, {"imcVerifyCode4", 5}, {0, 0}};

static int check_word(Handle *h, const Json *object, const char *path, const char *key, const Word *words) {
    if (must(h, object, path, key, J_TEXT, true) < 0) return -1;
    if (number_of_word(words, json_str(object, key, "")) >= 0) return 0;
    char *full = text_format("%s.%s", path, key);
    bad_value(h, full, json_str(object, key, ""));
    free(full);
    return -1;
}

int check_marks(Handle *h, const Json *imc, const char *path) {
    if (given(imc, "imcType") && check_word(h, imc, path, "imcType", CODES) < 0) return -1;
    if (must(h, imc, path, "imc", J_TEXT, true) < 0 || check_word(h, imc, path, "itemEstimatedStatus", STATUSES) < 0) return -1;
    return must(h, imc, path, "imcModeProcessing", J_NUMBER, true);
}

/* 15: asked online and everything good. `code-bad` puts in what the marking system says instead. */
static int result_of(Handle *h, const char *code) {
    return fault_on(h, "code-bad", code) ? atoi(fault_word("result", "3")) : 15;
}

static void put_result(Json *to, int bits) {
    static const char *const names[] = {"imcCheckFlag", "imcCheckResult", "imcStatusInfo", "imcEstimatedStatusCorrect", "ecrStandAloneFlag"};
    Json *result = json_set(to, "itemInfoCheckResult", json_new(J_OBJECT));
    for (int i = 0; i < 5; i++) json_put_bool(result, names[i], bits >> i & 1);
}

static int needs_ffd_1_2(Handle *h) {
    return ffd_of(h) >= LIBFPTR_FFD_1_2 ? 0 : fail(h, LIBFPTR_ERROR_OPERATION_DENIED_IN_CURRENT_FFD, NULL);
}

static int ping(Handle *h, const Json *task, Json *answer) {
    (void)task;
    if (needs_ffd_1_2(h) < 0) return -1;
    const bool away = fault_on(h, "marking-away", "pingIsm");
    json_put_bool(answer, "ready", true);
    if (!away) json_put_num(answer, "time", 120);
    else {
        Json *error = json_set(answer, "driverError", json_new(J_OBJECT));
        json_put_num(error, "code", LIBFPTR_ERROR_NO_CONNECTION_WITH_SERVER);
        json_put_str(error, "description", "Нет связи с сервером");
    }
    return 0;
}

static int clear(Handle *h, const Json *task, Json *answer) {
    (void)task, (void)answer;
    if (needs_ffd_1_2(h) < 0) return -1;
    /* The table of checked codes; a check that is running is ended by its own task. */
    json_set(h->state, "marks", NULL);
    h->dirty = true;
    return 0;
}

/* The device keeps a code as it is printed on the goods; a task says it in base64. */
char *mark_text(const char *imc) {
    int size;
    unsigned char *bytes = bytes_from_base64(imc, &size);
    /* What does not decode is taken as plain text. */
    char *code = bytes ? text_from_cp866(bytes, size) : text_copy(imc);
    free(bytes);
    return code;
}

int mark_status(const Json *imc) { return number_of_word(STATUSES, json_str(imc, "itemEstimatedStatus", "")); }

/* How the device stands to a code that is to be sold: 0, or the error it gives. */
int mark_error(const Handle *h, const char *code) {
    const Json *marks = json_get(h->state, "marks");
    return marks && json_get(marks, code) ? 0 : LIBFPTR_ERROR_NO_MARKING_CODE_IN_TABLE;
}

static int begin(Handle *h, const Json *task, Json *answer) {
    if (needs_ffd_1_2(h) < 0 || must(h, task, "", "params", J_OBJECT, true) < 0) return -1;
    const Json *params = given(task, "params");
    if (check_marks(h, params, "params") < 0) return -1;
    if (json_get(h->state, "mark")) return fail(h, LIBFPTR_ERROR_MARKING_CODE_VALIDATION_IN_PROGRESS, NULL);
    const Json *marks = json_get(h->state, "marks");
    if (fault_on(h, "marking-full", "begin") && (marks ? json_count(marks) : 0) >= atoi(fault_word("room", "1")))
        return fail(h, LIBFPTR_ERROR_MARKS_OVERFLOW, NULL);
    Json *mark = json_set(h->state, "mark", json_new(J_OBJECT));
    char *code = mark_text(json_str(params, "imc", ""));
    json_put_str(mark, "imc", code);
    free(code);
    h->dirty = true;
    Json *offline = json_set(answer, "offlineValidation", json_new(J_OBJECT));
    json_put_bool(offline, "fmCheck", true);
    json_put_bool(offline, "fmCheckResult", true);
    json_put_str(offline, "fmCheckErrorReason", "checked");
    return 0;
}

static void put_online(Json *answer, int bits) {
    Json *online = json_set(answer, "onlineValidation", json_new(J_OBJECT));
    put_result(online, bits);
    json_put_str(online, "markOperatorItemStatus", bits & 8 ? "itemEstimatedStatusCorrect" : "itemEstimatedStatusIncorrect");
    Json *response = json_set(online, "markOperatorResponse", json_new(J_OBJECT));
    json_put_bool(response, "responseStatus", bits & 1);
    json_put_bool(response, "itemStatusCheck", bits & 8);
    json_put_str(online, "markOperatorResponseResult", bits & 8 ? "correct" : "incorrect");
    json_put_str(online, "imcType", "imcFmVerifyCode44");
}

static void put_driver_error(Json *answer, int code) {
    Json *error = json_set(answer, "driverError", json_new(J_OBJECT));
    json_put_num(error, "code", code);
    json_put_str(error, "error", code == 0 ? "ok" : code == 421 ? "responseTimeout" : code == 410 ? "imcCheckWrongState" : "serverNoConnect");
    json_put_str(error, "description", code == 0 ? "Ошибок нет" : "Нет ответа сервера");
}

static int status(Handle *h, const Json *task, Json *answer) {
    (void)task;
    if (needs_ffd_1_2(h) < 0) return -1;
    const Json *mark = json_get(h->state, "mark");
    if (!mark) {
        /* The script turns an error of the call into an answer. */
        put_driver_error(answer, LIBFPTR_ERROR_INVALID_STATE);
        return 0;
    }
    const bool ready = !fault_on(h, "marking-slow", "status");
    const bool away = ready && fault_on(h, "marking-away", "status");
    const int code = away ? atoi(fault_word("code", "421")) : 0;
    json_put_bool(answer, "ready", ready);
    if (!ready) return 0;
    put_driver_error(answer, code);
    json_put_bool(answer, "sentImcRequest", true);
    if (!away && !fault_on(h, "marking-alone", "status")) put_online(answer, result_of(h, json_str(mark, "imc", "")));
    return 0;
}

static void keep(Handle *h, const char *code, int bits) {
    Json *marks = json_get(h->state, "marks");
    if (!marks) marks = json_set(h->state, "marks", json_new(J_OBJECT));
    json_put_num(marks, code, bits);
    h->dirty = true;
}

static int end(Handle *h, Json *answer, bool accepted) {
    const Json *mark = json_get(h->state, "mark");
    if (!mark) return fail(h, LIBFPTR_ERROR_INVALID_STATE, NULL);
    if (accepted) {
        const bool away = fault_on(h, "marking-away", "accept") || fault_on(h, "marking-alone", "accept");
        /* Without the server only the FN's own check stands: the cashbox's stand-alone bit. */
        const int bits = away ? 1 | 2 | 16 : result_of(h, json_str(mark, "imc", ""));
        keep(h, json_str(mark, "imc", ""), bits);
        put_result(answer, bits);
    }
    json_set(h->state, "mark", NULL);
    h->dirty = true;
    return 0;
}

static int accept(Handle *h, const Json *task, Json *answer) {
    (void)task;
    return needs_ffd_1_2(h) < 0 ? -1 : end(h, answer, true);
}

static int decline(Handle *h, const Json *task, Json *answer) {
    (void)task;
    return needs_ffd_1_2(h) < 0 ? -1 : end(h, answer, false);
}

static int cancel(Handle *h, const Json *task, Json *answer) {
    (void)task, (void)answer;
    if (needs_ffd_1_2(h) < 0) return -1;
    json_set(h->state, "mark", NULL);
    h->dirty = true;
    return 0;
}

static int all_ready(Handle *h, const Json *task, Json *answer) {
    (void)task;
    if (needs_ffd_1_2(h) < 0) return -1;
    json_put_bool(answer, "ready", !json_get(h->state, "mark"));
    return 0;
}

/*
 * Codes checked inside the receipt's own task. A refused one ends the task by the path of the page's trap: rc 0, an
 * answer, and no fiscalParams in it.
 */
int validate_marks(Handle *h, const Json *task, Json *answer) {
    Json *list = json_new(J_LIST);
    bool refused = false;
    const Json *items = given(task, "items");
    for (const Json *item = items ? items->first : NULL; item; item = item->next) {
        const Json *imc = given(item, "imcParams");
        if (!imc) continue;
        const bool bad = fault_on(h, "marking-refused", "sell");
        Json *one = json_add(list, json_new(J_OBJECT));
        put_online(one, bad ? 3 : 15);
        char *code = mark_text(json_str(imc, "imc", ""));
        if (!bad) keep(h, code, 15);
        free(code);
        refused = refused || bad;
    }
    if (list->first) json_set(answer, "validateMarks", list);
    else json_free(list);
    return refused ? -1 : 0;
}

Task task_of_marking(const char *type) {
    static const struct { const char *type; Task task; } rows[] = {{"pingIsm", ping},
        {"clearMarkingCodeValidationResult", clear}, {"beginMarkingCodeValidation", begin},
        {"getMarkingCodeValidationStatus", status}, {"acceptMarkingCode", accept}, {"declineMarkingCode", decline},
        {"cancelMarkingCodeValidation", cancel}, {"checkMarkingCodeValidationsReady", all_ready}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].type, type) == 0) return rows[i].task;
    return NULL;
}
