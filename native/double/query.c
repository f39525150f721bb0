/* What the device tells about itself: query_data. */
#include "double.h"

#include <stdlib.h>
#include <string.h>

static void put_serial(Handle *h) {
    out_text(h, LIBFPTR_PARAM_SERIAL_NUMBER, json_str(h->device, "serial", "00106100000001"));
}

static void put_model(Handle *h) {
    out_int(h, LIBFPTR_PARAM_MODEL, json_num(h->device, "model", 61));
    out_text(h, LIBFPTR_PARAM_MODEL_NAME, json_str(h->device, "modelName", "DOUBLE 30F"));
    out_text(h, LIBFPTR_PARAM_UNIT_VERSION, json_str(h->device, "firmware", "5.8.100"));
}

static void put_paper(Handle *h) {
    const Json *printer = json_get(h->device, "printer");
    /* A model without a printer says "no paper" always (measured). */
    const bool none = printer && printer->number == 0;
    /* A document that waits for its paper says nothing about the paper that is there by now. */
    const bool out = none || fault_seen(h, "paper");
    out_bool(h, LIBFPTR_PARAM_CASHDRAWER_OPENED, false);
    out_bool(h, LIBFPTR_PARAM_RECEIPT_PAPER_PRESENT, !out);
    out_bool(h, LIBFPTR_PARAM_PAPER_NEAR_END, false);
    out_bool(h, LIBFPTR_PARAM_COVER_OPENED, fault_on(h, "cover", "status"));
}

static void put_receipt(Handle *h) {
    const Json *receipt = json_get(h->state, "receipt");
    const int64_t sum = receipt ? receipt_sum(receipt) : 0, rest = receipt ? sum - receipt_paid(receipt) : 0;
    out_int(h, LIBFPTR_PARAM_RECEIPT_TYPE, receipt ? json_num(receipt, "type", 0) : LIBFPTR_RT_CLOSED);
    out_int(h, LIBFPTR_PARAM_RECEIPT_NUMBER, json_num(json_get(h->state, "shift"), "receipts", 0) + (receipt ? 1 : 0));
    out_int(h, LIBFPTR_PARAM_DOCUMENT_NUMBER, last_fd(h));
    out_double(h, LIBFPTR_PARAM_RECEIPT_SUM, (double)sum / 100);
    out_double(h, LIBFPTR_PARAM_REMAINDER, rest > 0 ? (double)rest / 100 : 0);
    out_double(h, LIBFPTR_PARAM_CHANGE, rest < 0 ? (double)-rest / 100 : 0);
}

static void put_shift(Handle *h) {
    out_int(h, LIBFPTR_PARAM_SHIFT_STATE, shift_state(h));
    out_int(h, LIBFPTR_PARAM_SHIFT_NUMBER, json_num(json_get(h->state, "shift"), "number", json_num(h->device, "shift", 0)));
}

static void put_status(Handle *h) {
    put_shift(h);
    put_model(h);
    put_serial(h);
    put_paper(h);
    put_receipt(h);
    out_int(h, LIBFPTR_PARAM_LOGICAL_NUMBER, 1);
    out_int(h, LIBFPTR_PARAM_OPERATOR_ID, 1);
    out_int(h, LIBFPTR_PARAM_MODE, json_get(h->state, "receipt") ? 1 : 0);
    out_int(h, LIBFPTR_PARAM_SUBMODE, 0);
    out_int(h, LIBFPTR_PARAM_DOCUMENT_TYPE, 0);
    out_int(h, LIBFPTR_PARAM_RECEIPT_LINE_LENGTH, 48);
    out_int(h, LIBFPTR_PARAM_RECEIPT_LINE_LENGTH_PIX, 576);
    out_moment(h, LIBFPTR_PARAM_DATE_TIME, moment_from_ms(device_now(h)));
    out_bool(h, LIBFPTR_PARAM_FISCAL, true);
    out_bool(h, LIBFPTR_PARAM_FN_FISCAL, true);
    out_bool(h, LIBFPTR_PARAM_FN_PRESENT, true);
    out_bool(h, LIBFPTR_PARAM_INVALID_FN, false);
    out_bool(h, LIBFPTR_PARAM_PRINTER_CONNECTION_LOST, false);
    out_bool(h, LIBFPTR_PARAM_PRINTER_ERROR, fault_on(h, "printer", "status"));
    out_bool(h, LIBFPTR_PARAM_CUT_ERROR, false);
    out_bool(h, LIBFPTR_PARAM_PRINTER_OVERHEAT, false);
    out_bool(h, LIBFPTR_PARAM_BLOCKED, false);
}

static void put_expiry(Handle *h) {
    const Json *shift = json_get(h->state, "shift");
    put_shift(h);
    const int64_t opened = ms_from_moment(moment_parse(json_str(shift, "openedAt", "1970-01-01T00:00:00")));
    out_moment(h, LIBFPTR_PARAM_DATE_TIME, moment_from_ms(opened + (json_true(shift, "open") ? 24LL * 3600 * 1000 : 0)));
}

/* Counters of one kind of receipt, by LIBFPTR_RT_…: in the state they stand by tag 1054, corrections four further. */
static int row_of(Handle *h) {
    const int type = (int)in_number(h, LIBFPTR_PARAM_RECEIPT_TYPE, LIBFPTR_RT_SELL), operation = operation_of(type);
    return type >= LIBFPTR_RT_SELL_CORRECTION ? operation + 4 : operation;
}

static double counter(Handle *h, const Json *counters, const char *name) {
    const Param *payment = param_in(h, LIBFPTR_PARAM_PAYMENT_TYPE);
    char *key = strcmp(name, "paid") == 0 ? text_format("paid%d.%.0f", row_of(h), payment ? payment->number : 0)
                                          : text_format("%s%d", name, row_of(h));
    const double value = json_num(counters, key, 0);
    free(key);
    return value;
}

static int put_last_sent(Handle *h) {
    int first;
    const int unsent = unsent_count(h, &first), sent = unsent ? first - 1 : last_fd(h);
    Json *document = document_read(h, sent);
    out_moment(h, LIBFPTR_PARAM_DATE_TIME, moment_parse(json_str(document, "dateTime", "1970-01-01T00:00:00")));
    json_free(document);
    return 0;
}

static int put_counters(Handle *h, int type) {
    const Json *counters = json_get(h->state, "counters");
    switch (type) {
    case LIBFPTR_DT_CASH_SUM: out_double(h, LIBFPTR_PARAM_SUM, json_num(h->state, "cashKop", 0) / 100); return 0;
    case LIBFPTR_DT_PAYMENT_SUM: out_double(h, LIBFPTR_PARAM_SUM, counter(h, counters, "paid") / 100); return 0;
    case LIBFPTR_DT_CASHIN_SUM: out_double(h, LIBFPTR_PARAM_SUM, json_num(counters, "cashInSum", 0) / 100); return 0;
    case LIBFPTR_DT_CASHOUT_SUM: out_double(h, LIBFPTR_PARAM_SUM, json_num(counters, "cashOutSum", 0) / 100); return 0;
    case LIBFPTR_DT_CASHIN_COUNT: out_int(h, LIBFPTR_PARAM_DOCUMENTS_COUNT, json_num(counters, "cashInCount", 0)); return 0;
    case LIBFPTR_DT_CASHOUT_COUNT: out_int(h, LIBFPTR_PARAM_DOCUMENTS_COUNT, json_num(counters, "cashOutCount", 0)); return 0;
    case LIBFPTR_DT_RECEIPT_COUNT: out_int(h, LIBFPTR_PARAM_DOCUMENTS_COUNT, counter(h, counters, "count")); return 0;
    case LIBFPTR_DT_REGISTRATIONS_COUNT: out_int(h, LIBFPTR_PARAM_COUNT, counter(h, counters, "count")); return 0;
    case LIBFPTR_DT_SHIFT_TOTALS:
    case LIBFPTR_DT_REGISTRATIONS_SUM: out_double(h, LIBFPTR_PARAM_SUM, counter(h, counters, "sum") / 100); return 0;
    case LIBFPTR_DT_NON_NULLABLE_SUM: out_double(h, LIBFPTR_PARAM_SUM, counter(h, h->state, "total") / 100); return 0;
    case LIBFPTR_DT_REVENUE:
        out_double(h, LIBFPTR_PARAM_SUM, (json_num(counters, "sum1", 0) - json_num(counters, "sum2", 0)) / 100);
        return 0;
    default: return fail(h, LIBFPTR_ERROR_NOT_SUPPORTED, NULL);
    }
}

int query_device(Handle *h) {
    if (!param_in(h, LIBFPTR_PARAM_DATA_TYPE)) return fail(h, LIBFPTR_ERROR_NO_REQUIRED_PARAM, NULL);
    const int type = (int)in_number(h, LIBFPTR_PARAM_DATA_TYPE, 0);
    switch (type) {
    case LIBFPTR_DT_STATUS: put_status(h); return 0;
    case LIBFPTR_DT_SHORT_STATUS: put_paper(h); return 0;
    case LIBFPTR_DT_SHIFT_STATE: put_expiry(h); return 0;
    case LIBFPTR_DT_RECEIPT_STATE: put_receipt(h); return 0;
    case LIBFPTR_DT_SERIAL_NUMBER: put_serial(h); return 0;
    case LIBFPTR_DT_MODEL_INFO: put_model(h); return 0;
    case LIBFPTR_DT_UNIT_VERSION:
        out_text(h, LIBFPTR_PARAM_UNIT_VERSION, json_str(h->device, "firmware", "5.8.100"));
        return 0;
    case LIBFPTR_DT_DATE_TIME: out_moment(h, LIBFPTR_PARAM_DATE_TIME, moment_from_ms(device_now(h))); return 0;
    case LIBFPTR_DT_LAST_SENT_OFD_DOCUMENT_DATE_TIME: return put_last_sent(h);
    case LIBFPTR_DT_RECEIPT_LINE_LENGTH:
        out_int(h, LIBFPTR_PARAM_RECEIPT_LINE_LENGTH, 48);
        out_int(h, LIBFPTR_PARAM_RECEIPT_LINE_LENGTH_PIX, 576);
        return 0;
    default: return put_counters(h, type);
    }
}

/* One device setting, by the numbers of the page (5.2). */
static int do_read_device_setting(Handle *h) {
    switch ((int)in_number(h, LIBFPTR_PARAM_SETTING_ID, 0)) {
    case 276: out_int(h, LIBFPTR_PARAM_SETTING_VALUE, json_num(h->device, "ofdChannelNumber", 2)); return 0;
    case 50: out_int(h, LIBFPTR_PARAM_SETTING_VALUE, 1); return 0;
    case 273: out_text(h, LIBFPTR_PARAM_SETTING_VALUE, "ofd.example"); return 0;
    case 274: out_int(h, LIBFPTR_PARAM_SETTING_VALUE, 7777); return 0;
    default: return fail(h, LIBFPTR_ERROR_NOT_SUPPORTED, NULL);
    }
}

METHOD(read_device_setting)
int libfptr_query_data(void *handle) { return run_method(handle, "query_data", query_device, true); }
