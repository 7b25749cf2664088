package org.kelisim.exchange.archive;

/**
 * What became of a fact.
 *
 * @param fact the one that counts: the first under its event id
 * @param anew whether it is the one given
 */
public record Recording(Fact fact, boolean anew) {}
