/* Words of the JSON tasks and their numbers (page 2.1). Words are the same in all versions, so nothing here asks for one. */
#include "double.h"

const Word TAXATIONS[] = {{"osn", 1}, {"usnIncome", 2}, {"usnIncomeOutcome", 4}, {"envd", 8}, {"esn", 16}, {"patent", 32}, {0, 0}};

const Word AGENTS[] = {{"bankPayingAgent", 1}, {"bankPayingSubagent", 2}, {"payingAgent", 4}, {"payingSubagent", 8},
    {"attorney", 16}, {"commissionAgent", 32}, {"another", 64}, {0, 0}};

const Word METHODS[] = {{"fullPrepayment", 1}, {"prepayment", 2}, {"advance", 3}, {"fullPayment", 4},
    {"partialPayment", 5}, {"credit", 6}, {"creditPayment", 7}, {0, 0}};

const Word OBJECTS[] = {{"commodity", 1}, {"excise", 2}, {"job", 3}, {"service", 4}, {"gamblingBet", 5},
    {"gamblingPrize", 6}, {"lottery", 7}, {"lotteryPrize", 8}, {"intellectualActivity", 9}, {"payment", 10},
    {"agentCommission", 11}, {"composite", 12}, {"pay", 12}, {"another", 13}, {"proprietaryLaw", 14},
    {"nonOperatingIncome", 15}, {"otherContributions", 16}, {"insuranceContributions", 16}, {"merchantTax", 17},
    {"resortFee", 18}, {"touristTax", 18}, {"deposit", 19}, {"consumption", 20}, {"soleProprietorCPIContributions", 21},
    {"cpiContributions", 22}, {"soleProprietorCMIContributions", 23}, {"cmiContributions", 24}, {"csiContributions", 25},
    {"casinoPayment", 26}, {"fundsIssuance", 27}, {"exciseWithoutMarking", 30}, {"exciseWithMarking", 31},
    {"commodityWithoutMarking", 32}, {"commodityWithMarking", 33}, {0, 0}};

const Word UNITS[] = {{"piece", 0}, {"gram", 10}, {"kilogram", 11}, {"ton", 12}, {"centimeter", 20}, {"decimeter", 21},
    {"meter", 22}, {"squareCentimeter", 30}, {"squareDecimeter", 31}, {"squareMeter", 32}, {"milliliter", 40},
    {"liter", 41}, {"cubicMeter", 42}, {"kilowattHour", 50}, {"gkal", 51}, {"day", 70}, {"hour", 71}, {"minute", 72},
    {"second", 73}, {"kilobyte", 80}, {"megabyte", 81}, {"gigabyte", 82}, {"terabyte", 83}, {"otherUnits", 255}, {0, 0}};

const Word PAYMENTS[] = {{"cash", 0}, {"electronically", 1}, {"prepaid", 2}, {"credit", 3}, {"other", 4}, {0, 0}};

const Word RECEIPTS[] = {{"sell", LIBFPTR_RT_SELL}, {"sellReturn", LIBFPTR_RT_SELL_RETURN}, {"buy", LIBFPTR_RT_BUY},
    {"buyReturn", LIBFPTR_RT_BUY_RETURN}, {"sellCorrection", LIBFPTR_RT_SELL_CORRECTION},
    {"sellReturnCorrection", LIBFPTR_RT_SELL_RETURN_CORRECTION}, {"buyCorrection", LIBFPTR_RT_BUY_CORRECTION},
    {"buyReturnCorrection", LIBFPTR_RT_BUY_RETURN_CORRECTION}, {0, 0}};
