/** What comes out of a run, whoever runs it: which story each report is in, and the account of each story. */
@NullMarked
package org.rapporteur.flink.outcome;

import org.jspecify.annotations.NullMarked;
