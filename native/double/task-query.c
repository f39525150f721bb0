/* Tasks that only ask. They cancel nothing. */
#include "double.h"

#include <stdlib.h>
#include <string.h>

static int ask(Handle *h, int selector, int type) {
    params_clear(&h->in);
    params_clear(&h->out);
    in_put_int(h, selector, type);
    return selector == LIBFPTR_PARAM_DATA_TYPE ? query_device(h) : query_fn(h);
}

static double number(Handle *h, int id) {
    const Param *param = param_out(h, id);
    return param ? param->number : 0;
}

static void copy_number(Handle *h, Json *to, const char *key, int id) { json_put_num(to, key, number(h, id)); }
static void copy_bool(Handle *h, Json *to, const char *key, int id) { json_put_bool(to, key, number(h, id) != 0); }

static void copy_text(Handle *h, Json *to, const char *key, int id) {
    const Param *param = param_out(h, id);
    json_put_str(to, key, param && param->text ? param->text : "");
}

static void copy_time(Handle *h, Json *to, const char *key, int id) {
    const Param *param = param_out(h, id);
    put_time(to, key, param ? param->moment : (Moment){1970, 1, 1, 0, 0, 0});
}

static const char *shift_word(int state) {
    return state == LIBFPTR_SS_CLOSED ? "closed" : state == LIBFPTR_SS_OPENED ? "opened" : "expired";
}

static const char *ffd_word(double ffd) {
    return ffd == LIBFPTR_FFD_1_2 ? "1.2" : ffd == LIBFPTR_FFD_1_1 ? "1.1" : "1.05";
}

static int device_info(Handle *h, const Json *task, Json *answer) {
    (void)task;
    Json *info = json_set(answer, "deviceInfo", json_new(J_OBJECT));
    if (ask(h, LIBFPTR_PARAM_DATA_TYPE, LIBFPTR_DT_STATUS) < 0) return -1;
    copy_number(h, info, "model", LIBFPTR_PARAM_MODEL);
    copy_text(h, info, "modelName", LIBFPTR_PARAM_MODEL_NAME);
    copy_text(h, info, "serial", LIBFPTR_PARAM_SERIAL_NUMBER);
    copy_text(h, info, "firmwareVersion", LIBFPTR_PARAM_UNIT_VERSION);
    json_put_str(info, "configurationVersion", "5.8.100");
    json_put_num(info, "receiptLineLength", 48);
    json_put_num(info, "receiptLineLengthPix", 576);
    json_put_str(info, "ffdVersion", ffd_word(ffd_of(h)));
    json_put_str(info, "fnFfdVersion", ffd_word(ffd_of(h)));
    return 0;
}

static int device_status(Handle *h, const Json *task, Json *answer) {
    (void)task;
    Json *status = json_set(answer, "deviceStatus", json_new(J_OBJECT));
    if (ask(h, LIBFPTR_PARAM_DATA_TYPE, LIBFPTR_DT_STATUS) < 0) return -1;
    copy_bool(h, status, "blocked", LIBFPTR_PARAM_BLOCKED);
    copy_bool(h, status, "coverOpened", LIBFPTR_PARAM_COVER_OPENED);
    copy_time(h, status, "currentDateTime", LIBFPTR_PARAM_DATE_TIME);
    copy_bool(h, status, "fiscal", LIBFPTR_PARAM_FISCAL);
    copy_bool(h, status, "fnFiscal", LIBFPTR_PARAM_FN_FISCAL);
    copy_bool(h, status, "fnPresent", LIBFPTR_PARAM_FN_PRESENT);
    copy_bool(h, status, "paperPresent", LIBFPTR_PARAM_RECEIPT_PAPER_PRESENT);
    copy_bool(h, status, "cashDrawerOpened", LIBFPTR_PARAM_CASHDRAWER_OPENED);
    json_put_str(status, "shift", shift_word((int)number(h, LIBFPTR_PARAM_SHIFT_STATE)));
    return 0;
}

static int shift_status(Handle *h, const Json *task, Json *answer) {
    (void)task;
    Json *status = json_set(answer, "shiftStatus", json_new(J_OBJECT));
    if (ask(h, LIBFPTR_PARAM_DATA_TYPE, LIBFPTR_DT_SHIFT_STATE) < 0) return -1;
    copy_number(h, status, "number", LIBFPTR_PARAM_SHIFT_NUMBER);
    json_put_str(status, "state", shift_word((int)number(h, LIBFPTR_PARAM_SHIFT_STATE)));
    copy_time(h, status, "expiredTime", LIBFPTR_PARAM_DATE_TIME);
    json_put_num(status, "documentsCount", json_num(json_get(h->state, "shift"), "documents", 0));
    return 0;
}

static int put_warnings(Handle *h, Json *to) {
    Json *warnings = json_set(to, "warnings", json_new(J_OBJECT));
    if (ask(h, LIBFPTR_PARAM_FN_DATA_TYPE, LIBFPTR_FNDT_FN_INFO) < 0) return -1;
    copy_bool(h, warnings, "criticalError", LIBFPTR_PARAM_FN_CRITICAL_ERROR);
    copy_bool(h, warnings, "memoryOverflow", LIBFPTR_PARAM_FN_MEMORY_OVERFLOW);
    copy_bool(h, warnings, "needReplacement", LIBFPTR_PARAM_FN_NEED_REPLACEMENT);
    copy_bool(h, warnings, "ofdTimeout", LIBFPTR_PARAM_FN_OFD_TIMEOUT);
    copy_bool(h, warnings, "resourceExhausted", LIBFPTR_PARAM_FN_RESOURCE_EXHAUSTED);
    return 0;
}

static const char *phase_word(int state) {
    switch (state) {
    case LIBFPTR_FNS_INITIAL: return "init";
    case LIBFPTR_FNS_CONFIGURED: return "configured";
    case LIBFPTR_FNS_FISCAL_MODE: return "fiscalMode";
    case LIBFPTR_FNS_POSTFISCAL_MODE: return "postFiscalMode";
    case LIBFPTR_FNS_ACCESS_ARCHIVE: return "accessArchive";
    default: return "unknown";
    }
}

static int fn_info(Handle *h, const Json *task, Json *answer) {
    (void)task;
    Json *info = json_set(answer, "fnInfo", json_new(J_OBJECT));
    if (put_warnings(h, info) < 0) return -1;
    copy_text(h, info, "serial", LIBFPTR_PARAM_SERIAL_NUMBER);
    copy_text(h, info, "version", LIBFPTR_PARAM_FN_VERSION);
    copy_text(h, info, "execution", LIBFPTR_PARAM_FN_EXECUTION);
    copy_bool(h, info, "fnContainsKeysUpdaterServerUri", LIBFPTR_PARAM_FN_CONTAINS_KEYS_UPDATER_SERVER_URI);
    json_put_str(info, "livePhase", phase_word((int)number(h, LIBFPTR_PARAM_FN_STATE)));
    json_put_str(info, "ffdVersion", ffd_word(ffd_of(h)));
    json_put_str(info, "fnFfdVersion", ffd_word(ffd_of(h)));
    if (ask(h, LIBFPTR_PARAM_FN_DATA_TYPE, LIBFPTR_FNDT_VALIDITY) < 0) return -1;
    copy_number(h, info, "numberOfRegistrations", LIBFPTR_PARAM_REGISTRATIONS_COUNT);
    copy_number(h, info, "registrationsRemaining", LIBFPTR_PARAM_REGISTRATIONS_REMAIN);
    copy_time(h, info, "validityDate", LIBFPTR_PARAM_DATE_TIME);
    return 0;
}

static int fn_status(Handle *h, const Json *task, Json *answer) {
    (void)task;
    Json *status = json_set(answer, "fnStatus", json_new(J_OBJECT));
    if (put_warnings(h, status) < 0) return -1;
    json_put_num(status, "fiscalDocumentNumber", last_fd(h));
    json_put_num(status, "fiscalReceiptNumber", json_num(json_get(h->state, "shift"), "receipts", 0));
    return 0;
}

static void put_error(Handle *h, Json *errors, const char *key, int code, int text) {
    Json *error = json_set(errors, key, json_new(J_OBJECT));
    copy_number(h, error, "code", code);
    copy_text(h, error, "description", text);
}

static int ofd_status(Handle *h, const Json *task, Json *answer) {
    (void)task;
    Json *status = json_set(answer, "status", json_new(J_OBJECT)), *errors = json_set(answer, "errors", json_new(J_OBJECT));
    if (ask(h, LIBFPTR_PARAM_FN_DATA_TYPE, LIBFPTR_FNDT_OFD_EXCHANGE_STATUS) < 0) return -1;
    copy_number(h, status, "notSentCount", LIBFPTR_PARAM_DOCUMENTS_COUNT);
    copy_number(h, status, "notSentFirstDocNumber", LIBFPTR_PARAM_DOCUMENT_NUMBER);
    copy_time(h, status, "notSentFirstDocDateTime", LIBFPTR_PARAM_DATE_TIME);
    copy_time(h, status, "lastSuccessKeysUpdate", LIBFPTR_PARAM_LAST_SUCCESSFUL_OKP);
    if (ask(h, LIBFPTR_PARAM_FN_DATA_TYPE, LIBFPTR_FNDT_ERRORS) < 0) return -1;
    put_error(h, errors, "network", LIBFPTR_PARAM_NETWORK_ERROR, LIBFPTR_PARAM_NETWORK_ERROR_TEXT);
    put_error(h, errors, "ofd", LIBFPTR_PARAM_OFD_ERROR, LIBFPTR_PARAM_OFD_ERROR_TEXT);
    put_error(h, errors, "fn", LIBFPTR_PARAM_FN_ERROR, LIBFPTR_PARAM_FN_ERROR_TEXT);
    copy_number(h, errors, "fnCommandCode", LIBFPTR_PARAM_COMMAND_CODE);
    copy_number(h, errors, "documentNumber", LIBFPTR_PARAM_DOCUMENT_NUMBER);
    copy_time(h, errors, "lastSuccessConnectionDateTime", LIBFPTR_PARAM_DATE_TIME);
    copy_bool(h, json_set(answer, "warnings", json_new(J_OBJECT)), "dataForSendIsEmpty", LIBFPTR_PARAM_DATA_FOR_SEND_IS_EMPTY);
    return 0;
}

/* "Same shape for the marking system" (page 2.4). Notices of sale count as sent: the double has no server to lose them. */
static int ism_status(Handle *h, const Json *task, Json *answer) {
    (void)task;
    if (ffd_of(h) < LIBFPTR_FFD_1_2) return fail(h, LIBFPTR_ERROR_OPERATION_DENIED_IN_CURRENT_FFD, NULL);
    Json *status = json_set(answer, "status", json_new(J_OBJECT)), *errors = json_set(answer, "errors", json_new(J_OBJECT));
    json_put_num(status, "notSentCount", 0);
    json_put_num(status, "notSentFirstNoticeNumber", 0);
    put_time(status, "notSentFirstNoticeDateTime", (Moment){1970, 1, 1, 0, 0, 0});
    params_clear(&h->out);
    put_error(h, errors, "network", LIBFPTR_PARAM_NETWORK_ERROR, LIBFPTR_PARAM_NETWORK_ERROR_TEXT);
    put_error(h, errors, "fn", LIBFPTR_PARAM_FN_ERROR, LIBFPTR_PARAM_FN_ERROR_TEXT);
    return 0;
}

static int drawer_status(Handle *h, const Json *task, Json *answer) {
    (void)task;
    json_put_num(json_set(answer, "counters", json_new(J_OBJECT)), "cashSum", json_num(h->state, "cashKop", 0) / 100);
    json_put_bool(json_set(answer, "cashDrawerStatus", json_new(J_OBJECT)), "cashDrawerOpened", false);
    return 0;
}

Task task_of_queries(const char *type) {
    static const struct { const char *type; Task task; } rows[] = {{"getDeviceInfo", device_info},
        {"getDeviceStatus", device_status}, {"getShiftStatus", shift_status}, {"getFnInfo", fn_info},
        {"getFnStatus", fn_status}, {"ofdExchangeStatus", ofd_status}, {"ismExchangeStatus", ism_status},
        {"getCashDrawerStatus", drawer_status}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].type, type) == 0) return rows[i].task;
    return NULL;
}
