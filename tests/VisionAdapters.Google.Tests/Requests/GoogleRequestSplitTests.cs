using FsCheck;
using FsCheck.Fluent;
using VisionAdapters.Google.Requests;

namespace VisionAdapters.Google.Tests;

public sealed class GoogleRequestSplitTests
{
    private const int Limit = 1_000;

    private static readonly Arbitrary<long[]> Batches = Gen.ListOf(Gen.Choose(0, 1_200).Select(size => (long)size)).Select(sizes => sizes.ToArray()).ToArbitrary();

    [Fact]
    public void Every_image_is_in_one_request_and_in_order() => Check(sizes => Split(sizes).SelectMany(Places).SequenceEqual(Enumerable.Range(0, sizes.Length)));

    [Fact]
    public void No_request_is_larger_than_allowed_unless_one_image_alone_is() =>
        Check(sizes => Split(sizes).All(request => Places(request).Count() == 1 || Places(request).Sum(place => sizes[place]) <= Limit));

    [Fact]
    public void No_request_has_more_images_than_allowed() => Check(sizes => Split(sizes).All(request => Places(request).Count() is >= 1 and <= 16));

    [Fact]
    public void No_image_waits_for_the_next_request_while_there_is_room() => Check(sizes =>
    {
        var requests = Split(sizes).ToArray();
        return requests.Zip(requests.Skip(1)).All(pair => Places(pair.First).Count() == 16 || Places(pair.First).Sum(place => sizes[place]) + sizes[pair.Second.Start.Value] > Limit);
    });

    [Fact]
    public void Sixteen_small_images_are_one_request_and_seventeen_are_two()
    {
        Assert.Equal([0..16], GoogleRequestSplit.Split([.. Enumerable.Repeat(1L, 16)], Limit));
        Assert.Equal([0..16, 16..17], GoogleRequestSplit.Split([.. Enumerable.Repeat(1L, 17)], Limit));
    }

    [Fact]
    public void Nothing_needs_no_request() => Assert.Empty(GoogleRequestSplit.Split([], Limit));

    private static IEnumerable<Range> Split(long[] sizes) => GoogleRequestSplit.Split(sizes, Limit);

    private static IEnumerable<int> Places(Range range) => Enumerable.Range(range.Start.Value, range.End.Value - range.Start.Value);

    private static void Check(Func<long[], bool> holds) => Prop.ForAll(Batches, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
