/**
 * The desk: a crisis followed day after day, on one machine, with nothing lost.
 *
 * <p>What is watched comes in at {@code watch} (feeds, folders and archives as they grow), is read and put in order in {@code
 * newsroom} (reading, lineage, story, account), lies in {@code store} (the truth) and {@code search} (an index that can be made
 * again at any time), and is shown by {@code web} (pages) and {@code api} (REST, calendar, Atom, MCP), to whom {@code access} lets
 * in. Pages and programs read the store; the only thing that they write are wishes: a correction, an input to follow. The newsroom
 * carries them out. So it does not matter whether both run in one process or in two.
 */
@NullMarked
package org.rapporteur.desk;

import org.jspecify.annotations.NullMarked;
