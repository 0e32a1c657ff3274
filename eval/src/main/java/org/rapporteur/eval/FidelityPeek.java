package org.rapporteur.eval;
import java.nio.file.*; import java.util.*;
import org.rapporteur.annotate.*;
public class FidelityPeek { public static void main(String[] a) throws Exception {
  Set<String> want=Set.of(a[1].split(",")); int n=0; Map<String,Integer> c=new TreeMap<>();
  for (var t: FidelityTexts.sample(FidelityTexts.all(Path.of(a[0])), FidelityTexts.Part.WEIGH, 150, 120)) {
    for (var s: FidelitySigns.of(t.index())) if (want.contains(s.name()) && s.found()>0 && c.merge(s.name()+t.set(),1,Integer::sum)<6) System.out.println(t.set()+" "+t.id()+" "+t.words()+" "+s.name()+" "+s.found()+" "+s.reason());
  }
}}
