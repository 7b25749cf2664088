package org.kelisim.exchange.archive;

import org.kelisim.agreement.AgreementId;
import org.kelisim.log.Event;
import org.kelisim.log.EventKind;
import org.kelisim.notice.DispatchId;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;

/**
 * The name under which an event can happen once: {@code KAZ-.../submitted}, {@code KAZ-.../handed-over/KGZ},
 * {@code KAZ-.../delivered/KGZ/border-service}, {@code directory/1/directory-published},
 * {@code KAZ-readmission-kgz-2016/3/agreement-action}.
 */
public record EventId(String text) {
    private static final String SUBMITTED = "/" + EventKind.SUBMITTED.wire();

    public static EventId of(Event event) {
        return switch (event.kind()) {
            case SUBMITTED, REFUSED, AGREEMENT_ACTION -> of(event.subject(), event.kind());
            default ->
                new EventId(of(event.subject(), event.kind()).text
                        + event.by().map(by -> "/" + by).orElse(""));
        };
    }

    public static EventId submitted(DispatchId dispatch) {
        return of(dispatch.toString(), EventKind.SUBMITTED);
    }

    public static EventId refused(DispatchId dispatch) {
        return of(dispatch.toString(), EventKind.REFUSED);
    }

    public static EventId handedOver(DispatchId dispatch, PartyCode party) {
        return new EventId(of(dispatch.toString(), EventKind.HANDED_OVER).text + "/" + party);
    }

    /** Of a kind that an office brings about. */
    public static EventId by(OfficeId office, EventKind kind, DispatchId dispatch) {
        return new EventId(of(dispatch.toString(), kind).text + "/" + office);
    }

    public static EventId published(long directoryVersion) {
        return of("directory/" + directoryVersion, EventKind.DIRECTORY_PUBLISHED);
    }

    /** The place of an action in its agreement's history: whoever acts there, one can be there. */
    public static EventId action(AgreementId agreement, long number) {
        return of(agreement + "/" + number, EventKind.AGREEMENT_ACTION);
    }

    private static EventId of(String subject, EventKind kind) {
        return new EventId(subject + "/" + kind.wire());
    }

    /**
     * Whether the event is a submission, which is stored with its dispatch and not among the facts. An office may be
     * called 'submitted', too, so the end of the text alone does not say.
     */
    boolean isSubmission() {
        return text.endsWith(SUBMITTED) && text.indexOf('/') == text.length() - SUBMITTED.length();
    }

    String dispatch() {
        return text.substring(0, text.length() - SUBMITTED.length());
    }

    @Override
    public String toString() {
        return text;
    }
}
