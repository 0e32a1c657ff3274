package org.rapporteur.ingest;

import java.nio.file.Path;

/**
 * A file of a pile, under the name that it has there: so it is read alike alone and with the others.
 *
 * @param id of its report, or what the ids of its reports begin with; no other file of the pile has it
 * @param shown its path as the user would write it
 */
public record PileFile(Path file, String id, String shown) {}
