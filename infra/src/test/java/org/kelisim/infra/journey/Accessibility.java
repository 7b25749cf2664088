package org.kelisim.infra.journey;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What axe finds on the views that people pass on a journey, by the rules of WCAG 2.1 A and AA. */
final class Accessibility {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");

    /** Vaadin's select says aria-required on a part with the role of a button; the field itself is told right. */
    private static final String NOT_OURS = "vaadin-select-value-button";

    /** Messages that go by themselves: while one fades it has no contrast. */
    private static final String FADING = "vaadin-notification-card";

    private static final List<String> FOUND = Collections.synchronizedList(new ArrayList<>());

    private Accessibility() {}

    /** Looks at the page once nothing moves; the journey goes on whatever there is to find. */
    static void look(Page page, String view) {
        page.waitForFunction("document.getAnimations().every(it => it.playState !== 'running'"
                + " || it.effect.getComputedTiming().iterations === Infinity)");
        new AxeBuilder(page)
                .withTags(WCAG)
                .exclude(NOT_OURS)
                .exclude(FADING)
                .analyze()
                .getViolations()
                .forEach(rule -> FOUND.add(view + ": " + told(rule)));
    }

    /** Everything found so far, one line each. */
    static List<String> found() {
        return List.copyOf(FOUND);
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(CheckedNode::getHtml).limit(3).toList();
    }
}
