using System.Numerics;
using System.Runtime.InteropServices;

namespace VisionAdapters.Taxonomy;

/// <summary>Sets of small numbers, such as the indices of rules, one bit a number.</summary>
internal static class IndexSet
{
    /// <summary>The number of members that one word tells of.</summary>
    public const int WordBits = 64;

    /// <summary>Gets the number of words of a set of numbers below a count.</summary>
    public static int Words(int count) => (count + WordBits - 1) / WordBits;

    /// <summary>Makes a set that is as long as the greatest number asks for.</summary>
    public static ulong[] Of(int[] numbers)
    {
        var set = new ulong[numbers.Length == 0 ? 0 : Words(numbers.Max() + 1)];
        foreach (var number in numbers)
        {
            Add(set, number);
        }

        return set;
    }

    public static void Add(Span<ulong> set, int number) => set[number / WordBits] |= 1UL << (number % WordBits);

    /// <summary>Adds all members of a set that is no longer.</summary>
    public static void AddAll(Span<ulong> set, ReadOnlySpan<ulong> others)
    {
        for (var i = 0; i < others.Length; i++)
        {
            set[i] |= others[i];
        }
    }

    /// <summary>Tells whether a number is a member; one beyond the set's end is none.</summary>
    public static bool Contains(ReadOnlySpan<ulong> set, int number) => number / WordBits < set.Length && (set[number / WordBits] & (1UL << (number % WordBits))) != 0;

    /// <summary>Gets the members, in ascending order.</summary>
    public static IndexSetMembers Members(ReadOnlySpan<ulong> set) => new(set);

    /// <summary>Gets the members, in descending order.</summary>
    public static IndexSetMembersReversed MembersReversed(ReadOnlySpan<ulong> set) => new(set);

    /// <summary>Takes a range of numbers out of a set.</summary>
    public static void Remove(Span<ulong> set, int first, int count)
    {
        for (var number = first; number < first + count; number++)
        {
            set[number / WordBits] &= ~(1UL << (number % WordBits));
        }
    }

    /// <summary>Counts the members.</summary>
    public static int Count(ReadOnlySpan<ulong> set)
    {
        var count = 0;
        foreach (var word in set)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    /// <summary>Tells whether two sets share a member; the second is at least as long as the first.</summary>
    public static bool Overlap(ReadOnlySpan<ulong> set, ReadOnlySpan<ulong> longer)
    {
        var mine = MemoryMarshal.Cast<ulong, Vector<ulong>>(set);
        var theirs = MemoryMarshal.Cast<ulong, Vector<ulong>>(longer);
        for (var i = 0; i < mine.Length && i < theirs.Length; i++)
        {
            if ((mine[i] & theirs[i]) != Vector<ulong>.Zero)
            {
                return true;
            }
        }

        for (var i = mine.Length * Vector<ulong>.Count; i < set.Length; i++)
        {
            if ((set[i] & longer[i]) != 0)
            {
                return true;
            }
        }

        return false;
    }
}
