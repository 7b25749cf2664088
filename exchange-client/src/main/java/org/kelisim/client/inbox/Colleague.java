package org.kelisim.client.inbox;

/**
 * Somebody who may work on what comes to an office.
 *
 * @param officer the opaque id of the enrolment
 */
public record Colleague(String officer, String name) {}
