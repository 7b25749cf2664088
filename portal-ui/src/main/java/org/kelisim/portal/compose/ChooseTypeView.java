package org.kelisim.portal.compose;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.stream.Stream;
import org.kelisim.catalogue.NoticeType;
import org.kelisim.client.draft.NotAllowedException;
import org.kelisim.party.Role;
import org.kelisim.portal.kit.Callout;
import org.kelisim.portal.kit.PortalPage;
import org.kelisim.portal.kit.Toast;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.notice.NoticeWords;
import org.kelisim.portal.session.OfficerSession;

/** The choice of a notice type; a blocked one is shown with its reason. */
@Route(ComposeNavigation.PATH + "/new")
@PermitAll
class ChooseTypeView extends PortalPage {

    private final transient OfficerSession session;

    ChooseTypeView(OfficerSession session) {
        super("choose.title");
        this.session = session;
        lead(getTranslation("choose.lead"));
        if (session.unlocked().isEmpty()) {
            return;
        }
        if (!session.officer().may(Role.OFFICER, session.office())) {
            add(new Callout(Tone.NEUTRAL, getTranslation("choose.not-officer")));
            return;
        }
        List<Offers.Offer> offers = new Offers(session.node().directory(), session.office(), getLocale()).types();
        add(list("choose.open", offers.stream().filter(offer -> offer.blocked().isEmpty())));
        add(list(
                "choose.blocked",
                offers.stream().filter(offer -> offer.blocked().isPresent())));
    }

    private Div list(String titleKey, Stream<Offers.Offer> offers) {
        List<ListItem> cards = offers.map(this::card).toList();
        UnorderedList list = new UnorderedList(cards.toArray(ListItem[]::new));
        list.addClassName("types");
        Div part = new Div(new H2(getTranslation(titleKey)), list);
        part.setVisible(!cards.isEmpty());
        return part;
    }

    private ListItem card(Offers.Offer offer) {
        NoticeType type = offer.type();
        Span noticeClass = new Span(NoticeWords.noticeClass(type.noticeClass(), getLocale()));
        noticeClass.addClassName("help");
        H3 title = new H3();
        ListItem card = new ListItem(title, noticeClass, new Paragraph(type.description(getLocale())));
        card.addClassName("type");
        if (offer.blocked().isPresent()) {
            title.setText(type.title(getLocale()));
            card.addClassName("type-blocked");
            card.add(new Callout(
                    Tone.WARNING,
                    getTranslation("choose.blocked.why", offer.blocked().get())));
        } else {
            NativeButton choose = new NativeButton(type.title(getLocale()), click -> start(type));
            choose.addClassName("type-choose");
            title.add(choose);
        }
        return card;
    }

    private void start(NoticeType type) {
        try {
            ComposeNavigation.open(session.node()
                    .drafts()
                    .create(session.officer(), session.office(), type.id())
                    .id());
        } catch (NotAllowedException e) {
            Toast.warn(e.reason().in(getLocale()));
        }
    }
}
