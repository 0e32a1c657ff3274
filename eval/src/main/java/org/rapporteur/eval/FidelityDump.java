package org.rapporteur.eval;
import java.nio.file.*; import java.util.*; import java.io.*;
import org.rapporteur.annotate.*;
public class FidelityDump {
  public static void main(String[] a) throws Exception {
    int per=Integer.parseInt(a[2]); int made=Integer.parseInt(a[3]); boolean tok=a[4].equals("tok"), sig=a[4].equals("sig"); boolean count=a.length>5;
    List<FidelityTexts.Text> all=FidelityTexts.all(Path.of(a[0]));
    var kinds=FidelityKinds.all(Path.of(a[1]));
    PrintStream o=new PrintStream(new BufferedOutputStream(System.out),false,"UTF-8"); Map<String,Integer> n=new TreeMap<>();
    List<FidelityTexts.Text> sorted=new ArrayList<>(all);
    sorted.sort(Comparator.comparing((FidelityTexts.Text t)->Halves.share("s"+t.id(),256)).thenComparing(t->t.id()));
    for (var t: sorted) {
      if ((t.part()==FidelityTexts.Part.COUNT)!=count || t.words()<40) continue;
      String key=t.set()+t.part();
      int c=n.merge(key,1,Integer::sum); if(c>per) continue;
      row(o,"clean",t,t,tok,sig);
      if (!count && c<=made && t.words()>=120 && !FidelityTexts.isTokenised(t.set()) && !t.set().equals("isaf-press-releases")) for (var k: kinds) { if(!k.tuned() && t.part()!=FidelityTexts.Part.HELD) continue; row(o,k.name()+"|"+k.strength(),t,t.with(k.of(t)),tok,sig); }
    }
    o.flush();
  }
  static void row(PrintStream o, String kind, FidelityTexts.Text t, FidelityTexts.Text m, boolean tok, boolean sig){
    var idx=m.index();
    StringBuilder b=new StringBuilder(kind+"\t"+t.set()+"\t"+t.id()+"\t"+t.part()+"\t-\t"+m.words()+"\t-");
    if (sig) for (var s: FidelitySigns.of(idx)) b.append("\t"+s.name()+":"+s.found()+":"+s.chances());
    if (tok) { b.append("\t"); for (int i=0;i<idx.size();i++) { b.append(i==idx.firstOf(idx.sentenceOf(i))?"\u0001":"\u0002"); b.append(idx.word(i).replaceAll("\\s","_")); } }
    o.println(b);
  }
}
