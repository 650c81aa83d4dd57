// How many of each stand on a page.
export const ANSWERS_PER_PAGE = 30;
export const COMMENTS_PER_PAGE = 500;
export const QUESTIONS_PER_PAGE = 20;
export const MEMBERS_PER_PAGE = 50;
export const CONTRIBUTIONS_PER_PAGE = 20;
export const NOTIFICATIONS_PER_PAGE = 30;
export const REVISIONS_PER_PAGE = 50;
/** Posts of one member that one clean-up takes down: as many boxes as one form sends. */
export const POSTS_PER_CLEANUP = 80;
/** Of the queue; so many are decided about at once. */
export const CASES_PER_PAGE = 50;
