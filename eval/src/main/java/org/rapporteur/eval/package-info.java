/** Measurements on data that stays outside the repository; never released. */
@NullMarked
package org.rapporteur.eval;

import org.jspecify.annotations.NullMarked;
