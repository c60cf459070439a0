using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace VisionAdapters.Testing;

/// <summary>Damages answers in the ways in which wires, proxies and attackers do, and checks what a parser makes of them.</summary>
internal static class AnswerFuzz
{
    private static readonly byte[][] Fragments =
    [
        .. new[]
        {
            "null", "true", "-1", "1e999", "-1e308", "1e9", "0.5", "NaN", "\"NaN\"", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "[]", "{}", "[[[[[[[[[[", "{\"a\":", "]", "}", ",", "\"", "\\", ":", "\uFEFF", " ",
            "\"error\":{\"code\":3},", "\"__type\":\"X\",", "\"tags\":", "\"Labels\":", "\"responses\":", "\"name\":1,",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0x00],
    ];

    /// <summary>
    /// Checks that every damaged answer is either read into sane values or refused with <see cref="TaggingException"/>.
    /// VISIONADAPTERS_FUZZ_CASES asks for
    /// another number of cases.
    /// </summary>
    public static void Check(int cases, IEnumerable<byte[]> answers, Func<ReadOnlyMemory<byte>, TaggingResponse> parse)
    {
        var wanted = Environment.GetEnvironmentVariable("VISIONADAPTERS_FUZZ_CASES");
        var count = wanted is null ? cases : int.Parse(wanted, CultureInfo.InvariantCulture);
        Prop.ForAll(Damaged([.. answers]).ToArbitrary(), bytes => IsReadOrRefused(bytes, parse)).Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithQuietOnSuccess(true));
    }

    /// <summary>Checks damaged forms of handwritten answers.</summary>
    public static void Check(int cases, IEnumerable<string> answers, Func<ReadOnlyMemory<byte>, TaggingResponse> parse) => Check(cases, answers.Select(Encoding.UTF8.GetBytes), parse);

    // In one to four places.
    private static Gen<byte[]> Damaged(byte[][] answers)
    {
        var damage =
            from kind in Gen.Choose(0, 5)
            from place in Gen.Choose(0, 1_000_000)
            from detail in Gen.Choose(0, 1_000_000)
            select (Kind: kind, Place: place, Detail: detail);
        return
            from seed in Gen.Elements(answers)
            from count in Gen.Choose(1, 4)
            from damages in Gen.ListOf(damage, count)
            select damages.Aggregate(seed, (bytes, one) => Apply(bytes, one.Kind, one.Place, one.Detail));
    }

    private static bool IsReadOrRefused(byte[] bytes, Func<ReadOnlyMemory<byte>, TaggingResponse> parse)
    {
        try
        {
            return IsSane(parse(bytes));
        }
        catch (TaggingException exception)
        {
            return exception.Provider is not null;
        }
    }

    private static bool IsSane(TaggingResponse response) =>
        response.Tags.All(tag => tag.Name.Length > 0 && IsShare(tag.Confidence) && tag.Scores.Values.All(double.IsFinite) && tag.Regions.All(IsInImage))
        && response.Objects.All(found => found.Name.Length > 0 && IsShare(found.Confidence) && IsInImage(found.Region))
        && response.Colors.All(color => IsShare(color.PixelFraction ?? 0) && IsShare(color.Score ?? 0))
        && response.Captions.All(caption => IsShare(caption.Confidence ?? 0) && IsInImage(caption.Region ?? default));

    private static bool IsInImage(ImageRegion region) =>
        IsShare(region.X) && IsShare(region.Y) && region.Width >= 0 && region.Height >= 0 && region.X + region.Width <= 1 + 1e-9 && region.Y + region.Height <= 1 + 1e-9;

    private static bool IsShare(double value) => value is >= 0 and <= 1;

    private static byte[] Apply(byte[] bytes, int kind, int place, int detail)
    {
        var at = place % (bytes.Length + 1);
        var length = Math.Min(detail % 40, bytes.Length - at);
        var fragment = Fragments[detail % Fragments.Length];
        return kind switch
        {
            0 => bytes[..at],
            1 => [.. bytes[..at], .. bytes[(at + length)..]],
            2 => [.. bytes[..at], .. fragment, .. bytes[at..]],
            3 => [.. bytes[..at], .. fragment, .. bytes[(at + length)..]],
            4 => [.. bytes[..at], .. bytes[at..(at + length)], .. bytes[at..]],
            _ => at < bytes.Length ? [.. bytes[..at], (byte)detail, .. bytes[(at + 1)..]] : bytes,
        };
    }
}
