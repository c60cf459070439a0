using FsCheck;
using FsCheck.Fluent;

namespace VisionAdapters.Adaptation.Tests;

public sealed class FoldAssignmentTests
{
    [Fact]
    public void Every_fold_gets_its_share_of_every_class()
    {
        int[] classes = [.. Enumerable.Range(0, 100).Select(image => image < 80 ? 0 : 1)];

        var folds = FoldAssignment.Assign(classes, new string?[100], 2, 5, seed: 1);

        Assert.All(Enumerable.Range(0, 5), fold => Assert.Equal((16, 4), (Count(classes, folds, 0, fold), Count(classes, folds, 1, fold))));
    }

    [Fact]
    public void Groups_stay_whole_whatever_they_are() => Check.QuickThrowOnFailure(Prop.ForAll<int[], int>((numbers, seed) =>
    {
        var groups = numbers.Select(number => number % 7 == 0 ? null : $"g{number % 7}").ToArray();
        int[] classes = [.. numbers.Select(number => Math.Abs(number % 3))];
        var folds = FoldAssignment.Assign(classes, groups, 3, 5, seed);
        return groups.Zip(folds).Where(pair => pair.First is not null).GroupBy(pair => pair.First).All(group => group.Select(pair => pair.Second).Distinct().Count() == 1)
            && folds.All(fold => fold is >= 0 and < 5);
    }));

    [Fact]
    public void The_seed_decides_alone()
    {
        int[] classes = [.. Enumerable.Range(0, 50).Select(image => image % 2)];

        Assert.Equal(FoldAssignment.Assign(classes, new string?[50], 2, 5, seed: 3), FoldAssignment.Assign(classes, new string?[50], 2, 5, seed: 3));
        Assert.NotEqual(FoldAssignment.Assign(classes, new string?[50], 2, 5, seed: 3), FoldAssignment.Assign(classes, new string?[50], 2, 5, seed: 4));
    }

    private static int Count(int[] classes, int[] folds, int label, int fold) => classes.Zip(folds).Count(pair => pair == (label, fold));
}
