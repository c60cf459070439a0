using System.Globalization;

namespace VisionAdapters.Google;

/// <summary>Widens 32-bit floats to the number that people and JSON write for them, so that both transports give the same scores.</summary>
internal static class FloatDecimals
{
    private const int MostDecimals = 12;

    /// <summary>"-1.17549435E-38" has 15; the rest is room.</summary>
    private const int LongestText = 32;

    /// <summary>Returns the shortest decimal number that rounds to the float: 0.1 for 0.1f, where a cast gives 0.10000000149.</summary>
    public static double Widen(float value)
    {
        // Up to 1 a float is finer than half of the seventh decimal, so the shortest decimal is among those of six and more; above 10
        // nothing depends on it.
        for (var decimals = Math.Abs(value) < 1 ? 7 : 6; decimals <= MostDecimals; decimals++)
        {
            var rounded = Math.Round((double)value, decimals);
            if ((float)rounded == value)
            {
                return rounded;
            }
        }

        // Scores below about 0.00001 have their digits further right; the runtime's shortest form holds for all, and is slower.
        Span<byte> shortest = stackalloc byte[LongestText];
        return value.TryFormat(shortest, out var length, "R", CultureInfo.InvariantCulture)
            ? double.Parse(shortest[..length], CultureInfo.InvariantCulture)
            : value;
    }
}
