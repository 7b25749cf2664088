package org.kelisim.client.lists;

import java.time.LocalDate;

/**
 * Until when somebody waits for an answer.
 *
 * @param overdue whether that day is over
 */
public record Due(LocalDate lastDay, boolean overdue) {}
