/* Tasks of the shift, of cash, and of paper. */
#include "double.h"

#include <string.h>

static int begin(Handle *h, const Json *task) {
    if (check_operator(h, task) < 0 || must(h, task, "", "electronically", J_BOOL, false) < 0) return -1;
    if (cancel_before(h) < 0) return -1;
    task_login(h, task);
    h->watchedAfter = last_fd(h);
    return 0;
}

static int open_shift(Handle *h, const Json *task, Json *answer) {
    if (begin(h, task) < 0) return -1;
    return settle_close(h, shift_open(h), answer);
}

static int close_shift(Handle *h, const Json *task, Json *answer) {
    if (begin(h, task) < 0) return -1;
    return settle_close(h, shift_close(h), answer);
}

static int paper_now(Handle *h) {
    int code = unfinished_error(h);
    if (!code) code = paper_error(h, false);
    return code ? fail(h, code, NULL) : 0;
}

static int report_x(Handle *h, const Json *task, Json *answer) {
    (void)answer;
    return begin(h, task) < 0 ? -1 : paper_now(h);
}

static int non_fiscal(Handle *h, const Json *task, Json *answer) {
    (void)answer;
    if (must(h, task, "", "items", J_LIST, true) < 0 || must(h, task, "", "printFooter", J_BOOL, false) < 0) return -1;
    if (cancel_before(h) < 0 || paper_now(h) < 0) return -1;
    json_put_num(h->state, "nonFiscal", json_num(h->state, "nonFiscal", 0) + 1);
    h->dirty = true;
    return 0;
}

static int move_cash(Handle *h, const Json *task, Json *answer, bool in) {
    if (must(h, task, "", "cashSum", J_NUMBER, true) < 0 || begin(h, task) < 0) return -1;
    if (cash_move(h, in, kop_from_rubles(json_num(task, "cashSum", 0))) < 0) return -1;
    json_put_num(json_set(answer, "counters", json_new(J_OBJECT)), "cashSum", json_num(h->state, "cashKop", 0) / 100);
    return 0;
}

static int cash_in(Handle *h, const Json *task, Json *answer) { return move_cash(h, task, answer, true); }
static int cash_out(Handle *h, const Json *task, Json *answer) { return move_cash(h, task, answer, false); }

static int go_on_printing(Handle *h, const Json *task, Json *answer) {
    (void)task, (void)answer;
    return print_rest(h);
}

Task task_of_shifts(const char *type) {
    static const struct { const char *type; Task task; } rows[] = {{"openShift", open_shift}, {"closeShift", close_shift},
        {"reportX", report_x}, {"nonFiscal", non_fiscal}, {"cashIn", cash_in}, {"cashOut", cash_out},
        {"continuePrint", go_on_printing}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].type, type) == 0) return rows[i].task;
    return NULL;
}
