/** Signal: the asker wants a question open again whose closing is no decision that can be contested (any more). */
export const REOPEN_ASKED = "reopen-asked";
