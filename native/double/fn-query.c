/* What the FN tells: fn_query_data. */
#include "double.h"

#include <stdlib.h>
#include <string.h>

static int put_fn_info(Handle *h) {
    const int flags = (int)json_num(h->device, "fnFlags", 0);
    out_text(h, LIBFPTR_PARAM_SERIAL_NUMBER, fn_serial(h));
    out_text(h, LIBFPTR_PARAM_FN_VERSION, "fn_v_1_2");
    out_text(h, LIBFPTR_PARAM_FN_EXECUTION, "Ин36-3");
    out_int(h, LIBFPTR_PARAM_FN_TYPE, 1);
    out_int(h, LIBFPTR_PARAM_FN_STATE, json_num(h->device, "fnState", LIBFPTR_FNS_FISCAL_MODE));
    out_int(h, LIBFPTR_PARAM_FN_FLAGS, flags);
    out_bool(h, LIBFPTR_PARAM_FN_NEED_REPLACEMENT, flags & 1);
    out_bool(h, LIBFPTR_PARAM_FN_RESOURCE_EXHAUSTED, flags & 2);
    out_bool(h, LIBFPTR_PARAM_FN_MEMORY_OVERFLOW, flags & 4);
    out_bool(h, LIBFPTR_PARAM_FN_OFD_TIMEOUT, flags & 8);
    out_bool(h, LIBFPTR_PARAM_FN_CRITICAL_ERROR, flags & 128);
    out_bool(h, LIBFPTR_PARAM_FN_CONTAINS_KEYS_UPDATER_SERVER_URI, false);
    return 0;
}

static void put_sign_and_time(Handle *h, const Json *document, bool padded) {
    /* The last document's sign has ten digits, that of one by number comes without leading zeros (measured). */
    char *sign = text_format(padded ? "%010.0f" : "%.0f", json_num(document, "sign", 0));
    out_text(h, LIBFPTR_PARAM_FISCAL_SIGN, sign);
    out_moment(h, LIBFPTR_PARAM_DATE_TIME, moment_parse(json_str(document, "dateTime", "1970-01-01T00:00:00")));
    free(sign);
}

static int put_last_document(Handle *h) {
    Json *document = document_read(h, last_fd(h));
    out_int(h, LIBFPTR_PARAM_DOCUMENT_NUMBER, last_fd(h));
    put_sign_and_time(h, document, true);
    json_free(document);
    return 0;
}

static bool is_receipt(const Json *document) {
    const int type = (int)json_num(document, "type", 0);
    return type == 3 || type == 4 || type == 31 || type == 41;
}

static int put_last_receipt(Handle *h) {
    Json *document = NULL;
    for (int number = last_fd(h); number > 0 && !is_receipt(document); number--) {
        json_free(document);
        document = document_read(h, number);
        if (!document) break;
    }
    if (!document || !is_receipt(document)) {
        json_free(document);
        return fail(h, LIBFPTR_ERROR_FN_NO_MORE_DATA, NULL);
    }
    out_int(h, LIBFPTR_PARAM_DOCUMENT_NUMBER, json_num(document, "number", 0));
    out_double(h, LIBFPTR_PARAM_RECEIPT_SUM, json_num(document, "sumKop", 0) / 100);
    /* Numbered as receipt types are, not as tag 1054 (measured): buying is 4 and 5. */
    const int operation = (int)json_num(document, "operation", 0);
    out_int(h, LIBFPTR_PARAM_RECEIPT_TYPE, operation > 2 ? operation + 1 : operation);
    put_sign_and_time(h, document, true);
    json_free(document);
    return 0;
}

static int put_document(Handle *h) {
    const int number = (int)in_number(h, LIBFPTR_PARAM_DOCUMENT_NUMBER, 0);
    Json *document = document_read(h, number);
    if (!document) return fail(h, LIBFPTR_ERROR_FN_NO_MORE_DATA, NULL);
    out_int(h, LIBFPTR_PARAM_FN_DOCUMENT_TYPE, json_num(document, "type", 0));
    out_int(h, LIBFPTR_PARAM_DOCUMENT_NUMBER, number);
    out_bool(h, LIBFPTR_PARAM_HAS_OFD_TICKET, has_ticket(h, number));
    out_bool(h, LIBFPTR_PARAM_HAS_ADDITIONAL_DATA, false);
    put_sign_and_time(h, document, false);
    if (is_receipt(document)) {
        out_int(h, 1054, json_num(document, "operation", 0));
        out_double(h, 1020, json_num(document, "sumKop", 0) / 100);
    } else {
        out_int(h, LIBFPTR_PARAM_SHIFT_NUMBER, json_num(document, "shift", 0));
        out_int(h, 1038, json_num(document, "shift", 0));
    }
    json_free(document);
    return 0;
}

/* Outputs of this one are not confirmed by the page; the names of the header are the best there is. */
static int put_ticket(Handle *h) {
    const int number = (int)in_number(h, LIBFPTR_PARAM_DOCUMENT_NUMBER, 0);
    Json *document = document_read(h, number);
    if (!document || !has_ticket(h, number)) {
        json_free(document);
        return fail(h, LIBFPTR_ERROR_FN_NO_MORE_DATA, NULL);
    }
    unsigned char sign[18];
    for (int i = 0; i < 18; i++) sign[i] = (unsigned char)(number + 7 * i);
    const int64_t made = ms_from_moment(moment_parse(json_str(document, "dateTime", "")));
    out_int(h, LIBFPTR_PARAM_DOCUMENT_NUMBER, number);
    out_moment(h, LIBFPTR_PARAM_DATE_TIME, moment_from_ms(made + 60000));
    out_bytes(h, LIBFPTR_PARAM_OFD_FISCAL_SIGN, sign, sizeof sign);
    json_free(document);
    return 0;
}

static int put_exchange(Handle *h) {
    int first;
    const int unsent = unsent_count(h, &first);
    Json *document = first ? document_read(h, first) : NULL;
    out_int(h, LIBFPTR_PARAM_OFD_EXCHANGE_STATUS, unsent > 0 ? 2 : 0);
    out_int(h, LIBFPTR_PARAM_DOCUMENTS_COUNT, unsent);
    out_int(h, LIBFPTR_PARAM_DOCUMENT_NUMBER, first);
    /* Nothing unsent: a zero date, not a missing one. */
    out_moment(h, LIBFPTR_PARAM_DATE_TIME, moment_parse(json_str(document, "dateTime", "1970-01-01T00:00:00")));
    out_bool(h, LIBFPTR_PARAM_OFD_MESSAGE_READ, false);
    out_moment(h, LIBFPTR_PARAM_LAST_SUCCESSFUL_OKP, moment_parse("1970-01-01T00:00:00"));
    json_free(document);
    return 0;
}

static int put_errors(Handle *h) {
    const bool trouble = fault_on(h, "ofd-error", "ofd");
    const int code = trouble ? atoi(fault_word("code", "4")) : 0;
    int first;
    out_int(h, LIBFPTR_PARAM_NETWORK_ERROR, code);
    out_text(h, LIBFPTR_PARAM_NETWORK_ERROR_TEXT, trouble ? "Нет связи с сервером" : "");
    out_int(h, LIBFPTR_PARAM_OFD_ERROR, 0);
    out_text(h, LIBFPTR_PARAM_OFD_ERROR_TEXT, "");
    out_int(h, LIBFPTR_PARAM_FN_ERROR, 0);
    out_text(h, LIBFPTR_PARAM_FN_ERROR_TEXT, "");
    out_int(h, LIBFPTR_PARAM_COMMAND_CODE, 0);
    out_int(h, LIBFPTR_PARAM_DOCUMENT_NUMBER, 0);
    out_moment(h, LIBFPTR_PARAM_DATE_TIME, moment_from_ms(device_now(h)));
    out_bool(h, LIBFPTR_PARAM_DATA_FOR_SEND_IS_EMPTY, unsent_count(h, &first) == 0);
    return 0;
}

static int put_versions(Handle *h) {
    out_int(h, LIBFPTR_PARAM_DEVICE_FFD_VERSION, ffd_of(h));
    out_int(h, LIBFPTR_PARAM_FN_FFD_VERSION, ffd_of(h));
    out_int(h, LIBFPTR_PARAM_FFD_VERSION, ffd_of(h));
    out_int(h, LIBFPTR_PARAM_DEVICE_MIN_FFD_VERSION, LIBFPTR_FFD_1_0_5);
    out_int(h, LIBFPTR_PARAM_DEVICE_MAX_FFD_VERSION, LIBFPTR_FFD_1_2);
    out_int(h, LIBFPTR_PARAM_FN_MAX_FFD_VERSION, LIBFPTR_FFD_1_2);
    return 0;
}

static const char *registration_text(Handle *h, int tag) {
    switch (tag) {
    case 1018: return json_str(h->device, "inn", "7725225244");
    case 1048: return json_str(h->device, "userName", "ООО \"УЧЕБНАЯ КАССА\"");
    case 1037: return json_str(h->device, "rnm", "0000000001000000");
    case 1009: return json_str(h->device, "address", "101000, Учебный город, Учебная ул., 1");
    case 1187: return json_str(h->device, "place", "https://shop.example");
    case 1017: return json_str(h->device, "ofdInn", "7704211201");
    case 1046: return json_str(h->device, "ofdName", "УЧЕБНЫЙ ОФД");
    case 1117: return json_str(h->device, "senderEmail", "kassa@shop.example");
    case 1060: return "www.nalog.gov.ru";
    case 1036: return "";
    default: return NULL;
    }
}

static double registration_number(Handle *h, int tag) {
    if (tag == 1062) return json_num(h->device, "taxation", 7);
    if (tag == 1209) return ffd_of(h) == LIBFPTR_FFD_1_2 ? 4 : ffd_of(h) == LIBFPTR_FFD_1_1 ? 3 : 2;
    return tag == 1108 ? 1 : 0;
}

static int put_registration(Handle *h) {
    static const int tags[] = {1018, 1048, 1037, 1009, 1187, 1062, 1057, 1209, 1001, 1002, 1056, 1108, 1109, 1110,
                               1126, 1193, 1207, 1221, 1017, 1046, 1117, 1036, 1060};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        const char *text = registration_text(h, tags[i]);
        if (text) out_text(h, tags[i], text);
        else if (tag_type(tags[i]) == LIBFPTR_TAG_TYPE_BOOL) out_bool(h, tags[i], registration_number(h, tags[i]) != 0);
        else out_int(h, tags[i], registration_number(h, tags[i]));
    }
    return 0;
}

static int put_tag(Handle *h) {
    const int tag = (int)in_number(h, LIBFPTR_PARAM_TAG_NUMBER, 0);
    const char *text = registration_text(h, tag);
    /* Asked for alone it comes as the FN keeps it, filled up with spaces (measured). */
    char *filled = text_format(tag == 1037 ? "%-20s" : tag == 1018 ? "%-12s" : "%s", text ? text : "");
    if (text) out_text(h, LIBFPTR_PARAM_TAG_VALUE, filled);
    else out_int(h, LIBFPTR_PARAM_TAG_VALUE, registration_number(h, tag));
    free(filled);
    return 0;
}

static int put_validity(Handle *h) {
    const char *until = json_str(h->device, "fnValidUntil", "2028-01-01T00:00:00");
    const int64_t left = ms_from_moment(moment_parse(until)) - device_now(h);
    out_moment(h, LIBFPTR_PARAM_DATE_TIME, moment_parse(until));
    out_int(h, LIBFPTR_PARAM_REGISTRATIONS_COUNT, 1);
    out_int(h, LIBFPTR_PARAM_REGISTRATIONS_REMAIN, 11);
    out_int(h, LIBFPTR_PARAM_FN_DAYS_REMAIN, left > 0 ? (double)(left / 86400000) : 0);
    return 0;
}

int query_fn(Handle *h) {
    if (!param_in(h, LIBFPTR_PARAM_FN_DATA_TYPE)) return fail(h, LIBFPTR_ERROR_NO_REQUIRED_PARAM, NULL);
    const Json *shift = json_get(h->state, "shift");
    switch ((int)in_number(h, LIBFPTR_PARAM_FN_DATA_TYPE, 0)) {
    case LIBFPTR_FNDT_TAG_VALUE: return put_tag(h);
    case LIBFPTR_FNDT_OFD_EXCHANGE_STATUS: return put_exchange(h);
    case LIBFPTR_FNDT_FN_INFO: return put_fn_info(h);
    case LIBFPTR_FNDT_LAST_RECEIPT: return put_last_receipt(h);
    case LIBFPTR_FNDT_LAST_DOCUMENT: return put_last_document(h);
    case LIBFPTR_FNDT_SHIFT:
        out_int(h, LIBFPTR_PARAM_SHIFT_NUMBER, json_num(shift, "number", 0));
        out_int(h, LIBFPTR_PARAM_RECEIPT_NUMBER, json_num(shift, "receipts", 0));
        return 0;
    case LIBFPTR_FNDT_FFD_VERSIONS: return put_versions(h);
    case LIBFPTR_FNDT_VALIDITY:
    case LIBFPTR_FNDT_VALIDITY_DAYS: return put_validity(h);
    case LIBFPTR_FNDT_REG_INFO: return put_registration(h);
    case LIBFPTR_FNDT_DOCUMENTS_COUNT_IN_SHIFT:
        out_int(h, LIBFPTR_PARAM_DOCUMENTS_COUNT, json_num(shift, "documents", 0));
        return 0;
    case LIBFPTR_FNDT_ERRORS: return put_errors(h);
    case LIBFPTR_FNDT_TICKET_BY_DOC_NUMBER: return put_ticket(h);
    case LIBFPTR_FNDT_DOCUMENT_BY_NUMBER: return put_document(h);
    case LIBFPTR_FNDT_FREE_MEMORY: out_int(h, LIBFPTR_PARAM_FREE_MEMORY, 1024 * 1024); return 0;
    default: return fail(h, LIBFPTR_ERROR_NOT_SUPPORTED, NULL);
    }
}

int libfptr_fn_query_data(void *handle) { return run_method(handle, "fn_query_data", query_fn, true); }
