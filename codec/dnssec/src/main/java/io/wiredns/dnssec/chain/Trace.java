package io.wiredns.dnssec.chain;

import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.wire.Name;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the steps of a chain while it is followed. */
final class Trace {
  /** What was used of a zone so far. */
  private static final class Draft {
    private final List<Ds> ds = new ArrayList<>();
    private final List<Dnskey> keys = new ArrayList<>();
    private final List<UsedSignature> signatures = new ArrayList<>();
  }

  private final Map<Name, Draft> drafts = new LinkedHashMap<>();

  private Draft draft(Name zone) {
    return drafts.computeIfAbsent(zone, none -> new Draft());
  }

  void matched(Name zone, Ds ds) {
    draft(zone).ds.add(ds);
  }

  void verified(Name zone, Dnskey key, UsedSignature signature) {
    Draft draft = draft(zone);
    if (!draft.keys.contains(key)) {
      draft.keys.add(key);
    }
    draft.signatures.add(signature);
  }

  List<ChainStep> steps() {
    List<ChainStep> steps = new ArrayList<>();
    drafts.forEach(
        (zone, draft) ->
            steps.add(new ChainStep(zone, draft.ds, List.copyOf(draft.keys), draft.signatures)));
    return steps;
  }
}
