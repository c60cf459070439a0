using System.Text;

namespace VisionAdapters.Emulator;

/// <summary>Numbers that look random and depend on nothing but what they are made of, so that a run can be repeated.</summary>
internal static class Seeded
{
    /// <summary>Scatters the bits of a number (the finaliser of SplitMix64).</summary>
    public static ulong Mix(ulong number)
    {
        number += 0x9E3779B97F4A7C15;
        number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9;
        number = (number ^ (number >> 27)) * 0x94D049BB133111EB;
        return number ^ (number >> 31);
    }

    /// <summary>Makes a number of texts (FNV-1a, then scattered).</summary>
    public static ulong Number(int seed, params ReadOnlySpan<string> texts)
    {
        var hash = 0xCBF29CE484222325 ^ (uint)seed;
        foreach (var text in texts)
        {
            foreach (var letter in Encoding.UTF8.GetBytes(text))
            {
                hash = (hash ^ letter) * 0x100000001B3;
            }

            // Ends a text, so that ("a", "bc") and ("ab", "c") differ.
            hash = (hash ^ 0xFF) * 0x100000001B3;
        }

        return Mix(hash);
    }

    /// <summary>Makes a fraction in [0, 1) of a number.</summary>
    public static double Fraction(ulong number) => (number >> 11) * (1.0 / (1UL << 53));
}
