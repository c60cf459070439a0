namespace VisionAdapters.Emulator;

/// <summary>Says the same of every image.</summary>
internal sealed class ConstantBackend : IEmulatorBackend
{
    private static readonly ImageRegion Middle = new(0.25, 0.125, 0.5, 0.75);

    private readonly Dictionary<string, EmulatorAnswer> _answers = new(StringComparer.Ordinal)
    {
        [CloudIds.Google] = EmulatorAnswer.FromResponse(new TaggingResponse
        {
            Provider = CloudIds.Google,
            Tags =
            [
                Tag("Dress", 0.9662, "/m/01d40f"), Tag("Clothing", 0.9441, "/m/09j2d"), Tag("Person", 0.8125, "/m/01g317"),
                Tag("Fashion design", 0.6204, "/m/03d49p1"),
            ],
            Objects = [new LocalizedObject { Name = "Dress", Id = "/m/01d40f", Confidence = 0.8812, Region = Middle }],
            Colors = Colors(),
        }),
        [CloudIds.Azure] = EmulatorAnswer.FromResponse(new TaggingResponse
        {
            Provider = CloudIds.Azure,
            Tags = [Tag("clothing", 0.9896), Tag("dress", 0.9662), Tag("person", 0.8125), Tag("fashion", 0.6204)],
            Objects = [new LocalizedObject { Name = "person", Confidence = 0.881, Region = Middle }],
            Captions = [new ImageCaption { Text = "a person in a dress", Confidence = 0.7421 }],
        }),
        [CloudIds.Aws] = EmulatorAnswer.FromResponse(new TaggingResponse
        {
            Provider = CloudIds.Aws,
            Tags =
            [
                Label("Clothing", 0.9966, [], ["Apparel"], "Apparel and Accessories"),
                Label("Dress", 0.9966, ["Clothing"], [], "Apparel and Accessories"),
                Label(
                    "Person", 0.9125, [], ["Human"], "Person Description", new ImageRegion(0.25, 0.125, 0.5, 0.75) { Confidence = 0.9125 }),
            ],
            Colors = Colors(),
        }),
    };

    public ValueTask<EmulatorAnswer> AnswerAsync(EmulatorQuestion question, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(_answers[question.Provider]);

    private static ImageTag Tag(string name, double confidence, string? id = null) =>
        new() { Name = name, Confidence = confidence, Id = id };

    private static ImageTag Label(
        string name, double confidence, string[] parents, string[] aliases, string category, params ImageRegion[] instances) =>
        new() { Name = name, Confidence = confidence, Parents = parents, Aliases = aliases, Categories = [category], Regions = instances };

    private static DominantColor[] Colors() =>
    [
        new() { Red = 47, Green = 79, Blue = 79, PixelFraction = 0.25, Score = 0.38 },
        new() { Red = 112, Green = 128, Blue = 144, PixelFraction = 0.125, Score = 0.21 },
    ];
}
