/**
 * A small cluster on this machine, for those who want to see an account made by several processes before they trust it to many machines.
 *
 * <p><b>Promised:</b> one job manager and any number of workers as processes of their own, from the ordinary libraries of Flink; they
 * listen on loopback only; each can be killed and started again; what ends them ends nothing else.
 *
 * <p><b>Cannot:</b> span several machines, keep strangers of this machine out (whoever reaches loopback may give the cluster work), or go
 * on by itself with its jobs once the job manager has died.
 */
@NullMarked
package org.rapporteur.flink.cluster;

import org.jspecify.annotations.NullMarked;
