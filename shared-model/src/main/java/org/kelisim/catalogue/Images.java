package org.kelisim.catalogue;

/**
 * What a type that needs images asks of attachments: all of them are images, without what a camera wrote beside the picture.
 *
 * @param atLeast how many
 * @param masked name of the flag by which the author confirms that nobody can be recognised
 */
public record Images(int atLeast, String masked) {}
