package org.kelisim.catalogue;

import java.util.Optional;
import org.kelisim.notice.ReplyWithin;

/**
 * The time for a reply that a form proposes; an agreement's deadline profile overrides it.
 *
 * @param optional whether the author may send without asking for a reply
 * @param of the field with the state whose offices alone are asked; absent: every recipient is
 * @param silence what it means if no answer comes; absent: nothing by itself
 */
public record Reply(ReplyWithin within, boolean optional, Optional<String> of, Optional<Label> silence) {}
