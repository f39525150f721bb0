/* Shifts, reports, cash in and out, the rest of the paper, and the question "was it closed?". */
#include "double.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void login(Handle *h, const char *name, const char *vatin) {
    Json *who = json_set(h->state, "operator", json_new(J_OBJECT));
    json_put_str(who, "name", name);
    json_put_str(who, "vatin", vatin ? vatin : "");
    h->dirty = true;
}

static int may_report(Handle *h) {
    if (json_get(h->state, "receipt")) return LIBFPTR_ERROR_DENIED_IN_OPENED_RECEIPT;
    int code = unfinished_error(h);
    return code ? code : paper_error(h, in_true(h, LIBFPTR_PARAM_REPORT_ELECTRONICALLY));
}

static int commit_report(Handle *h, Json *document) {
    const bool noPaper = fault_when(h, "paper", "print", "close");
    json_put_bool(document, "printed", !noPaper);
    h->watching = true;
    h->watchedAfter = last_fd(h);
    fn_commit(h, document);
    return noPaper ? fail(h, LIBFPTR_ERROR_NO_PAPER, NULL) : 0;
}

int shift_open(Handle *h) {
    if (shift_state(h) != LIBFPTR_SS_CLOSED) return fail(h, LIBFPTR_ERROR_DENIED_IN_OPENED_SHIFT, NULL);
    int code = may_report(h);
    return code ? fail(h, code, NULL) : commit_report(h, document_new(h, 2));
}

int shift_close(Handle *h) {
    if (shift_state(h) == LIBFPTR_SS_CLOSED) return fail(h, LIBFPTR_ERROR_DENIED_IN_CLOSED_SHIFT, NULL);
    int code = may_report(h), first;
    if (code) return fail(h, code, NULL);
    const Json *shift = json_get(h->state, "shift");
    Json *document = document_new(h, 5), *tags = json_get(document, "tags");
    tag_put(tags, 1118, json_number(json_num(shift, "receipts", 0)));
    tag_put(tags, 1111, json_number(json_num(shift, "documents", 0) + 1));
    tag_put(tags, 1097, json_number(unsent_count(h, &first)));
    json_put_num(document, "receiptsCount", json_num(shift, "receipts", 0));
    return commit_report(h, document);
}

int cash_move(Handle *h, bool in, int64_t kop) {
    int code = may_report(h);
    const double cash = json_num(h->state, "cashKop", 0);
    if (!code && kop <= 0) code = LIBFPTR_ERROR_INVALID_SUM;
    if (!code && !in && (double)kop > cash) code = LIBFPTR_ERROR_NO_CASH;
    if (!code && shift_state(h) == LIBFPTR_SS_EXPIRED) code = LIBFPTR_ERROR_SHIFT_EXPIRED;
    if (code) return fail(h, code, NULL);
    /* In a closed shift it opens one by itself, an FN document that nobody asked for (measured). */
    if (shift_state(h) == LIBFPTR_SS_CLOSED && shift_open(h) < 0) return -1;
    Json *counters = json_get(h->state, "counters");
    const char *count = in ? "cashInCount" : "cashOutCount", *sum = in ? "cashInSum" : "cashOutSum";
    json_put_num(counters, count, json_num(counters, count, 0) + 1);
    json_put_num(counters, sum, json_num(counters, sum, 0) + (double)kop);
    json_put_num(h->state, "cashKop", in ? cash + (double)kop : cash - (double)kop);
    h->dirty = true;
    return 0;
}

int print_rest(Handle *h) {
    const int number = (int)json_num(h->state, "unprinted", 0);
    /* Nothing to continue: an error by the page, rc 0 on 10.8.0.0 as measured. */
    if (number == 0) return version_least(10, 9, 0) ? fail(h, LIBFPTR_ERROR_DENIED_IN_CLOSED_DOC, NULL) : 0;
    if (fault_when(h, "paper", "print", "close") || paper_error(h, false)) return fail(h, LIBFPTR_ERROR_NO_PAPER, NULL);
    Json *document = document_read(h, number);
    if (document) {
        json_put_bool(document, "printed", true);
        document_write(h, document);
    }
    json_free(document);
    json_set(h->state, "unprinted", NULL);
    h->dirty = true;
    return 0;
}

/* ---- native calls ---- */

static int do_cash_income(Handle *h) { return cash_move(h, true, kop_from_rubles(in_number(h, LIBFPTR_PARAM_SUM, 0))); }
static int do_cash_outcome(Handle *h) { return cash_move(h, false, kop_from_rubles(in_number(h, LIBFPTR_PARAM_SUM, 0))); }

static int do_report(Handle *h) {
    if (!param_in(h, LIBFPTR_PARAM_REPORT_TYPE)) return fail(h, LIBFPTR_ERROR_NO_REQUIRED_PARAM, NULL);
    const int type = (int)in_number(h, LIBFPTR_PARAM_REPORT_TYPE, 0);
    if (type == LIBFPTR_RT_CLOSE_SHIFT) return shift_close(h);
    if (type != LIBFPTR_RT_X && type != LIBFPTR_RT_LAST_DOCUMENT && type != LIBFPTR_RT_KKT_INFO)
        return fail(h, LIBFPTR_ERROR_NOT_SUPPORTED, NULL);
    int code = may_report(h);
    return code ? fail(h, code, NULL) : 0;
}

/*
 * The memory of this handle alone: one that opened nothing says "not closed" (measured on 10.8.0.0), which proves
 * nothing about a receipt that another process began.
 */
static int do_check_document_closed(Handle *h) {
    const bool closed = h->watching && last_fd(h) > h->watchedAfter;
    out_bool(h, LIBFPTR_PARAM_DOCUMENT_CLOSED, closed);
    out_bool(h, LIBFPTR_PARAM_DOCUMENT_PRINTED, closed && json_num(h->state, "unprinted", 0) == 0);
    return 0;
}

METHOD(cash_income)
METHOD(cash_outcome)
METHOD(report)
METHOD(check_document_closed)
int libfptr_open_shift(void *handle) { return run_method(handle, "open_shift", shift_open, true); }
int libfptr_continue_print(void *handle) { return run_method(handle, "continue_print", print_rest, true); }

/* ---- VAT: numbers moved between builds, words did not ---- */

int vat_from_word(const char *word) {
    static const struct { const char *word; int vat; int needs; } rows[] = {
        {"vat20", 1, 0}, {"vat18", 1, 0}, {"vat10", 2, 0}, {"vat120", 3, 0}, {"vat118", 3, 0}, {"vat110", 4, 0},
        {"vat0", 5, 0}, {"none", 6, 0}, {"vat5", 7, 6}, {"vat7", 8, 6}, {"vat105", 9, 6}, {"vat107", 10, 6},
        {"vat22", 11, 8}, {"vat122", 12, 8},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].word, word) == 0) return !rows[i].needs || version_least(10, 10, rows[i].needs) ? rows[i].vat : -1;
    return -1;
}



int vat_from_number(int number) {
    /* By number, as 10.10.8.0 counts; 10.10.6.0 counted 5, 5/105, 7, 7/107 from ten on. */
    static const int now[] = {6, 1, 2, 3, 4, 5, 6, 1, 3, 7, 8, 9, 10, 11, 12};
    static const int then[] = {6, 1, 2, 3, 4, 5, 6, 1, 3, -1, 7, 9, 8, 10, -1};
    if (number < 0 || number > LIBFPTR_TAX_VAT122) return -1;
    /* An old driver takes the numbers of 5 and 7 % and sends "by section" without a word (measured on 10.8.0.0). */
    if (!version_least(10, 10, 6) && number >= LIBFPTR_TAX_VAT5 && number <= LIBFPTR_TAX_VAT107) return 6;
    const int vat = (version_least(10, 10, 7) ? now : then)[number];
    if (vat < 0) return -1;
    if (vat >= 11 && !version_least(10, 10, 8)) return -1;
    if (vat > 6 && !version_least(10, 10, 6)) return -1;
    return vat;
}
