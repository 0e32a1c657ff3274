/** The desk. */
@NullMarked
package org.rapporteur.desk;

import org.jspecify.annotations.NullMarked;
