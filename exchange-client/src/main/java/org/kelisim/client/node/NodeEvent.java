package org.kelisim.client.node;

import org.kelisim.agreement.AgreementId;
import org.kelisim.client.text.Message;
import org.kelisim.notice.DispatchId;
import org.kelisim.party.OfficeId;

/** Something that a listener may want to show at once. */
public sealed interface NodeEvent {
    /** A dispatch is in the office's inbox, still sealed. */
    record Arrived(DispatchId id, OfficeId office) implements NodeEvent {}

    record SentStateChanged(DispatchId id, OfficeId office) implements NodeEvent {}

    /** Something was handed over, released or sent back. */
    record DeskChanged(DispatchId id, OfficeId office) implements NodeEvent {}

    /** Somebody took a received notice, handed it over or gave it back. */
    record WorkChanged(DispatchId id, OfficeId office) implements NodeEvent {}

    /** An action was taken, drawn up, or withdrawn. */
    record AgreementChanged(AgreementId id) implements NodeEvent {}

    /** Somebody of the own party was invited, enrolled, changed or removed. */
    record OfficialChanged(String account) implements NodeEvent {}

    record DirectoryChanged(long version) implements NodeEvent {}

    /** The connection to the exchange came or went. */
    record ConnectionChanged(boolean connected) implements NodeEvent {}

    /** Somebody should look at this now. */
    record Alarm(Message message) implements NodeEvent {}
}
