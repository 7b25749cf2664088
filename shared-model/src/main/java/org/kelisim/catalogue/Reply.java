package org.kelisim.catalogue;

import org.kelisim.notice.ReplyWithin;

/**
 * The time for a reply that a form proposes; an agreement's deadline profile overrides it.
 *
 * @param optional whether the author may send without asking for a reply
 */
public record Reply(ReplyWithin within, boolean optional) {}
