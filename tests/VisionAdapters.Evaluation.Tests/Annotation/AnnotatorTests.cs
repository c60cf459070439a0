namespace VisionAdapters.Evaluation.Tests.Annotation;

public sealed class AnnotatorTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("annotators");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_most_annotators_say_is_the_truth_and_a_tie_is_unknown()
    {
        var set = Read("a,f,x,ann\na,f,x,ben\na,f,y,cid\nb,f,x,ann\nb,f,y,ben\nc,f,y,ann\n");

        Assert.Equal([["x"], null, ["y"]], set.Truth[0].Values);
        Assert.Equal(1, set.Problems["imagesWithoutConsensus"]);
    }

    [Fact]
    public void Of_several_values_those_count_that_most_annotators_give()
    {
        var set = Read("a,f,x,ann\na,f,y,ann\na,f,x,ben\na,f,x,cid\na,f,z,cid\n");

        Assert.True(set.Truth[0].IsMultiValued);
        Assert.Equal(["x"], set.Truth[0].Values[0]);
    }

    [Fact]
    public void Annotators_may_agree_that_there_is_no_value_to_see()
    {
        var set = Read("a,f,not-applicable,ann\na,f,not-applicable,ben\nb,f,x,ann\n");

        Assert.Equal([true, false], set.Truth[0].NotApplicable);
    }

    [Fact]
    public void Kappa_is_that_of_scikit_learns_example()
    {
        // cohen_kappa_score(["negative", "positive", "negative", "neutral", "positive"], ["negative", "positive", "negative", "neutral", "negative"])
        string[] ann = ["negative", "positive", "negative", "neutral", "positive"];
        string[] ben = ["negative", "positive", "negative", "neutral", "negative"];

        var agreement = Assert.Single(Read(string.Concat(ann.Zip(ben).Select((pair, image) => $"{image},f,{pair.First},ann\n{image},f,{pair.Second},ben\n"))).Agreement);

        Assert.Equal(0.6875, agreement.Kappa, 1e-12);
        Assert.Equal((5, 0.8), (agreement.Images, agreement.HumanCeiling.Value));
        Assert.InRange(agreement.HumanCeiling.Low, 0.2, 0.8);
    }

    [Fact]
    public void The_human_ceiling_counts_a_split_of_the_others_in_part()
    {
        // Each of three annotators meets two others: alone against two, or one of two that are split.
        var agreement = Assert.Single(Read("a,f,x,ann\na,f,x,ben\na,f,y,cid\n").Agreement);

        Assert.Equal(((0.5 + 0.5 + 0) / 3, 0.0), (agreement.HumanCeiling.Value, agreement.Annotators.Single(one => one.Annotator == "cid").Agreement));
    }

    [Fact]
    public void Values_on_which_people_disagree_are_named()
    {
        var rows = Enumerable.Range(0, 40).Select(image => image < 20
            ? $"{image},f,jeans,ann\n{image},f,jeans,ben\n"
            : image < 30 ? $"{image},f,beige,ann\n{image},f,cream,ben\n" : $"{image},f,cream,ann\n{image},f,cream,ben\n");

        var agreement = Assert.Single(Read(string.Concat(rows)).Agreement);

        Assert.Equal(["beige"], agreement.Disputed);
        Assert.Equal("beige", agreement.Values[0].Value);
        Assert.Equal(("jeans", 1.0, 1.0), (agreement.Values[^1].Value, agreement.Values[^1].Alpha, agreement.Values[^1].Kappa));
    }

    [Fact]
    public void A_second_value_of_one_annotator_is_an_error_where_the_taxonomy_allows_one()
    {
        var taxonomy = Taxonomy.TaxonomyCatalog.ParseTaxonomy("taxonomy: t\nversion: 1.0.0\nname: T\nfacets: { f: { values: { x: {}, y: {} } } }\n", "t");

        var error = Assert.Throws<InputFileException>(() => Read("a,f,x,ann\na,f,y,ann\n", taxonomy: taxonomy));

        Assert.Contains("'ann' gives image 'a' a second value", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dawid_and_Skene_beat_the_majority_where_annotators_differ_in_skill()
    {
        // Two good annotators and three that guess: simulated with known truth.
        var random = new Random(11);
        double[] skills = [0.95, 0.9, 0.45, 0.45, 0.45];
        var truth = Enumerable.Range(0, 600).Select(_ => random.Next(4)).ToArray();
        var said = truth.Select(value => Array.ConvertAll(skills, skill => random.NextDouble() < skill ? value : (value + 1 + random.Next(3)) % 4)).ToArray();
        var rows = string.Concat(said.Select((labels, image) => string.Concat(labels.Select((label, one) => $"{image},f,v{label},a{one}\n"))));

        var (majority, learned) = (Errors(Read(rows)), Errors(Read(rows, ConsensusRule.DawidSkene)));
        var best = truth.Where((value, image) => Enumerable.Range(0, 4).MaxBy(label => said[image].Zip(skills).Sum(one => one.First == label ? Math.Log(3 * one.Second / (1 - one.Second)) : 0)) != value).Count() / 600.0;

        // The best is what a consensus does that knows the skills beforehand: here 3.2 %, and 17.7 % of the majority are wrong or split.
        Assert.InRange(majority, 0.12, 0.3);
        Assert.InRange(learned, best, best + 0.03);

        double Errors(ScoringSet set) => truth.Where((value, image) => set.Truth[0].Values[image] is not [var found] || found != $"v{value}").Count() / 600.0;
    }

    [Fact]
    public void Dawid_and_Skene_know_who_is_right_how_often()
    {
        var random = new Random(5);
        double[] skills = [0.9, 0.8, 0.6];
        var units = Enumerable.Range(0, 3_000).Select(_ =>
        {
            var value = random.Next(3);
            return (IReadOnlyList<(int, int)>)[.. skills.Select((skill, one) => (one, random.NextDouble() < skill ? value : (value + 1 + random.Next(2)) % 3))];
        }).ToList();

        var model = DawidSkene.Fit(units, classes: 3, annotators: 3);

        Assert.All(skills.Index(), skill => Assert.Equal(skill.Item, model.Accuracy(skill.Index), 0.04));
    }

    [Fact]
    public void Agreement_stands_in_the_results()
    {
        var results = BakeoffScorer.Score(
            Read("a,f,x,ann\na,f,x,ben\nb,f,y,ann\nb,f,y,ben\n"),
            new ScoringOptions { Resamples = 0 },
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(1, Assert.Single(results.Agreement!).Alpha);
        Assert.Contains("\"humanCeiling\"", BakeoffResultsJson.Write(results), StringComparison.Ordinal);
    }

    private ScoringSet Read(string rows, ConsensusRule rule = ConsensusRule.Majority, Taxonomy.TaxonomyDefinition? taxonomy = null)
    {
        var (labels, predictions) = (Path.Combine(_folder.FullName, "labels.csv"), Path.Combine(_folder.FullName, "predictions.csv"));
        File.WriteAllText(labels, "image,facet,value,annotator\n" + rows);
        File.WriteAllText(predictions, "image,facet,value,confidence\na,f,x,0.9\n");
        return ScoringCsv.Read(new ScoringCsvSources { Labels = labels, Predictions = predictions, Consensus = rule, Taxonomy = taxonomy });
    }
}
