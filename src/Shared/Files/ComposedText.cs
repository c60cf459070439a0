using System.Text;

namespace VisionAdapters.Files;

/// <summary>
/// Composes accents, so that a name does not depend on how they are written: <c>e</c> and an accent are <c>é</c>, as macOS and Linux name
/// the same file differently. The framework's own normalization needs ICU, which a program with an invariant culture does without.
/// </summary>
internal static class ComposedText
{
    private const int HangulFirst = 0xAC00;
    private const int LeadFirst = 0x1100;
    private const int LeadCount = 19;
    private const int VowelFirst = 0x1161;
    private const int VowelCount = 21;
    private const int TailFirst = 0x11A7;
    private const int TailCount = 28;

    /// <summary>By its mark, the letters that it composes with, and what they become: Unicode's canonical compositions of two characters
    /// for Latin, Greek, Cyrillic and Kana.</summary>
    private static readonly Dictionary<char, (string Letters, string Composed)> Marks = new()
    {
        ['\u0300'] = (
            "AEIOUaeiouÜüNnЕИеиĒēŌōWwÂâĂăÊêÔôƠơƯưYyἀἁἈἉἐἑἘἙἠἡἨἩἰἱἸἹὀὁὈὉὐὑὙὠὡὨὩαεηιουωΑΕΗ᾿ϊΙ῾ϋΥ¨ΟΩ",
            "ÀÈÌÒÙàèìòùǛǜǸǹЀЍѐѝḔḕṐṑẀẁẦầẰằỀềỒồỜờỪừỲỳἂἃἊἋἒἓἚἛἢἣἪἫἲἳἺἻὂὃὊὋὒὓὛὢὣὪὫὰὲὴὶὸὺὼᾺῈῊ῍ῒῚ῝ῢῪ῭ῸῺ"),
        ['\u0301'] = (
            "AEIOUYaeiouyCcLlNnRrSsZzÜüGgÅåÆæØø¨ΑΕΗΙΟΥΩϊαεηιϋουωϒГКгкÇçĒēÏïKkMmÕõŌōPpŨũWwÂâĂăÊêÔôƠơƯưἀἁἈἉἐἑἘἙἠἡἨἩ"
            + "ἰἱἸἹὀὁὈὉὐὑὙὠὡὨὩ᾿῾",
            "ÁÉÍÓÚÝáéíóúýĆćĹĺŃńŔŕŚśŹźǗǘǴǵǺǻǼǽǾǿ΅ΆΈΉΊΌΎΏΐάέήίΰόύώϓЃЌѓќḈḉḖḗḮḯḰḱḾḿṌṍṒṓṔṕṸṹẂẃẤấẮắẾếỐốỚớỨứἄἅἌἍἔἕἜἝἤἥἬἭ"
            + "ἴἵἼἽὄὅὌὍὔὕὝὤὥὬὭ῎῞"),
        ['\u0302'] = ("AEIOUaeiouCcGgHhJjSsWwYyZzẠạẸẹỌọ", "ÂÊÎÔÛâêîôûĈĉĜĝĤĥĴĵŜŝŴŵŶŷẐẑẬậỆệỘộ"),
        ['\u0303'] = ("ANOanoIiUuVvÂâĂăEeÊêÔôƠơƯưYy", "ÃÑÕãñõĨĩŨũṼṽẪẫẴẵẼẽỄễỖỗỠỡỮữỸỹ"),
        ['\u0304'] = (
            "AaEeIiOoUuÜüÄäȦȧÆæǪǫÖöÕõȮȯYyИиУуGgḶḷṚṛαΑιΙυΥ",
            "ĀāĒēĪīŌōŪūǕǖǞǟǠǡǢǣǬǭȪȫȬȭȰȱȲȳӢӣӮӯḠḡḸḹṜṝᾱᾹῑῙῡῩ"),
        ['\u0306'] = ("AaEeGgIiOoUuУИиуЖжАаЕеȨȩẠạαΑιΙυΥ", "ĂăĔĕĞğĬĭŎŏŬŭЎЙйўӁӂӐӑӖӗḜḝẶặᾰᾸῐῘῠῨ"),
        ['\u0307'] = (
            "CcEeGgIZzAaOoBbDdFfHhMmNnPpRrSsŚśŠšṢṣTtWwXxYyſ",
            "ĊċĖėĠġİŻżȦȧȮȯḂḃḊḋḞḟḢḣṀṁṄṅṖṗṘṙṠṡṤṥṦṧṨṩṪṫẆẇẊẋẎẏẛ"),
        ['\u0308'] = (
            "AEIOUaeiouyYΙΥιυϒЕІеіАаӘәЖжЗзИиОоӨөЭэУуЧчЫыHhÕõŪūWwXxt",
            "ÄËÏÖÜäëïöüÿŸΪΫϊϋϔЁЇёїӒӓӚӛӜӝӞӟӤӥӦӧӪӫӬӭӰӱӴӵӸӹḦḧṎṏṺṻẄẅẌẍẗ"),
        ['\u0309'] = ("AaÂâĂăEeÊêIiOoÔôƠơUuƯưYy", "ẢảẨẩẲẳẺẻỂểỈỉỎỏỔổỞởỦủỬửỶỷ"),
        ['\u030A'] = ("AaUuwy", "ÅåŮůẘẙ"),
        ['\u030B'] = ("OoUuУу", "ŐőŰűӲӳ"),
        ['\u030C'] = ("CcDdEeLlNnRrSsTtZzAaIiOoUuÜüGgKkƷʒjHh", "ČčĎďĚěĽľŇňŘřŠšŤťŽžǍǎǏǐǑǒǓǔǙǚǦǧǨǩǮǯǰȞȟ"),
        ['\u030F'] = ("AaEeIiOoRrUuѴѵ", "ȀȁȄȅȈȉȌȍȐȑȔȕѶѷ"),
        ['\u0311'] = ("AaEeIiOoRrUu", "ȂȃȆȇȊȋȎȏȒȓȖȗ"),
        ['\u0313'] = ("αΑεΕηΗιΙοΟυωΩρ", "ἀἈἐἘἠἨἰἸὀὈὐὠὨῤ"),
        ['\u0314'] = ("αΑεΕηΗιΙοΟυΥωΩρΡ", "ἁἉἑἙἡἩἱἹὁὉὑὙὡὩῥῬ"),
        ['\u031B'] = ("OoUu", "ƠơƯư"),
        ['\u0323'] = (
            "BbDdHhKkLlMmNnRrSsTtVvWwZzAaEeIiOoƠơUuƯưYy",
            "ḄḅḌḍḤḥḲḳḶḷṂṃṆṇṚṛṢṣṬṭṾṿẈẉẒẓẠạẸẹỊịỌọỢợỤụỰựỴỵ"),
        ['\u0324'] = ("Uu", "Ṳṳ"),
        ['\u0325'] = ("Aa", "Ḁḁ"),
        ['\u0326'] = ("SsTt", "ȘșȚț"),
        ['\u0327'] = ("CcGgKkLlNnRrSsTtEeDdHh", "ÇçĢģĶķĻļŅņŖŗŞşŢţȨȩḐḑḨḩ"),
        ['\u0328'] = ("AaEeIiUuOo", "ĄąĘęĮįŲųǪǫ"),
        ['\u032D'] = ("DdEeLlNnTtUu", "ḒḓḘḙḼḽṊṋṰṱṶṷ"),
        ['\u032E'] = ("Hh", "Ḫḫ"),
        ['\u0330'] = ("EeIiUu", "ḚḛḬḭṴṵ"),
        ['\u0331'] = ("BbDdKkLlNnRrTtZzh", "ḆḇḎḏḴḵḺḻṈṉṞṟṮṯẔẕẖ"),
        ['\u0342'] = ("ἀἁἈἉἠἡἨἩἰἱἸἹὐὑὙὠὡὨὩα¨η᾿ιϊ῾υϋω", "ἆἇἎἏἦἧἮἯἶἷἾἿὖὗὟὦὧὮὯᾶ῁ῆ῏ῖῗ῟ῦῧῶ"),
        ['\u0345'] = (
            "ἀἁἂἃἄἅἆἇἈἉἊἋἌἍἎἏἠἡἢἣἤἥἦἧἨἩἪἫἬἭἮἯὠὡὢὣὤὥὦὧὨὩὪὫὬὭὮὯὰαάᾶΑὴηήῆΗὼωώῶΩ",
            "ᾀᾁᾂᾃᾄᾅᾆᾇᾈᾉᾊᾋᾌᾍᾎᾏᾐᾑᾒᾓᾔᾕᾖᾗᾘᾙᾚᾛᾜᾝᾞᾟᾠᾡᾢᾣᾤᾥᾦᾧᾨᾩᾪᾫᾬᾭᾮᾯᾲᾳᾴᾷᾼῂῃῄῇῌῲῳῴῷῼ"),
        ['\u3099'] = (
            "かきくけこさしすせそたちつてとはひふへほうゝカキクケコサシスセソタチツテトハヒフヘホウワヰヱヲヽ",
            "がぎぐげござじずぜぞだぢづでどばびぶべぼゔゞガギグゲゴザジズゼゾダヂヅデドバビブベボヴヷヸヹヺヾ"),
        ['\u309A'] = ("はひふへほハヒフヘホ", "ぱぴぷぺぽパピプペポ"),
    };

    /// <summary>Compares names whatever form their accents have.</summary>
    public static IEqualityComparer<string> Comparer { get; } =
        EqualityComparer<string>.Create((a, b) => From(a!) == From(b!), text => StringComparer.Ordinal.GetHashCode(From(text)));

    /// <summary>Composes the accents of a text.</summary>
    public static string From(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var composed = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (composed.Length > 0 && Compose(composed[^1], letter) is { } whole)
            {
                composed[^1] = whole;
            }
            else
            {
                composed.Append(letter);
            }
        }

        return composed.Length == text.Length ? text : composed.ToString();
    }

    private static char? Compose(char letter, char next)
    {
        if (Marks.TryGetValue(next, out var mark))
        {
            var index = mark.Letters.IndexOf(letter, StringComparison.Ordinal);
            return index < 0 ? null : mark.Composed[index];
        }

        var (lead, vowel, tail, syllable) = (letter - LeadFirst, next - VowelFirst, next - TailFirst, letter - HangulFirst);
        if (lead is >= 0 and < LeadCount && vowel is >= 0 and < VowelCount)
        {
            return (char)(HangulFirst + (((lead * VowelCount) + vowel) * TailCount));
        }

        var takesTail = syllable is >= 0 and < LeadCount * VowelCount * TailCount && syllable % TailCount == 0;
        return takesTail && tail is > 0 and < TailCount ? (char)(letter + tail) : null;
    }
}
