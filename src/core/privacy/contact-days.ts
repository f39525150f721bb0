/** How many days after `delivered` a buyer's contact stays in the journal, when the settings say nothing. */
export const USUAL_CONTACT_DAYS = 90;
/** Ten years; 0 means at once. */
export const MOST_CONTACT_DAYS = 3650;
