package org.kelisim.client.agreements;

import java.time.Instant;
import org.kelisim.agreement.TreatyAction;

/**
 * An action whose signatures this node has verified.
 *
 * @param taken when the exchange took it, by its own word
 * @param leaf its index in the log
 */
public record KeptAction(TreatyAction action, Instant taken, long leaf) {}
