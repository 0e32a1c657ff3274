/**
 * Search over reports, quotes and events: an index derived from the store, which can be made again at any time.
 *
 * <p>In: the store's change log, which says what to index anew; what somebody looks for. Out: what was found, with the places to
 * mark, and how often each outlet, speaker, kind and month occurs. Promised: nothing that a person types is an error; the index
 * follows the store by itself after a crash; one that is damaged is moved aside and made again, and the health page says so. Not
 * promised: that paging through results shows each exactly once while reports come in. It cannot search what the store does not
 * hold, and knows no synonyms; only English words are brought to their stems.
 */
@NullMarked
package org.rapporteur.desk.search;

import org.jspecify.annotations.NullMarked;
