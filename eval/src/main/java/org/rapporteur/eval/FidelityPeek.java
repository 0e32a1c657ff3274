package org.rapporteur.eval;
import java.nio.file.*; import java.util.*;
import org.rapporteur.annotate.*;
public class FidelityPeek { public static void main(String[] a) throws Exception {
  Set<String> want=Set.of(a[1].split(",")); int n=0; Map<String,Integer> c=new TreeMap<>(); Set<String> ids=a.length>2?Set.of(a[2].split(",")):Set.of();
  for (var t: FidelityTexts.sample(FidelityTexts.all(Path.of(a[0])), a.length>2?FidelityTexts.Part.HELD:FidelityTexts.Part.WEIGH, 250, 120)) {
    if (!ids.isEmpty() && !ids.contains(t.id())) continue;
    for (var s: FidelitySigns.of(t.index())) if (want.contains(s.name()) && s.found()>(ids.isEmpty()?0:-9999) && c.merge(s.name()+t.set(),1,Integer::sum)<6) System.out.println(t.set()+" "+t.id()+" "+t.words()+" "+s.name()+" "+s.found()+" "+s.reason());
  }
}}
