using System.CommandLine;

namespace VisionAdapters.Cli.Commands;

/// <summary><c>emulator</c>: stands in for the three clouds until it is stopped.</summary>
internal static class EmulatorCommand
{
    private const int DefaultPort = 8080;
    private const int MaxPort = 65_535;

    public static Command Create(Screen screen)
    {
        var port = new Option<int>("--port")
        {
            Description = "The port on 127.0.0.1; 0 takes a free one.",
            DefaultValueFactory = _ => DefaultPort,
            HelpName = "N",
        };
        var backend = new Option<string>("--backend")
        {
            Description = "Who answers: onnx-fashion (the local model), truth:LABELS.csv, recordings:DIR, or constant (always the same).",
            DefaultValueFactory = _ => FashionModelTagger.ProviderId,
            HelpName = "NAME",
        };
        var images = new Option<string?>("--images")
        {
            Description = "The folder or .tar with the images of truth:LABELS.csv. Default: images/ or images.tar beside the file, or its "
                + "own folder.",
            HelpName = "PATH",
        };
        var profile = new Option<string>("--profile")
        {
            Description = "How well the clouds see: noiseless, or realistic with errors and background labels.",
            DefaultValueFactory = _ => EmulatorSession.Noiseless,
            HelpName = "NAME",
        };
        profile.AcceptOnlyFromAmong(EmulatorSession.Noiseless, EmulatorSession.Realistic);
        var faults = new Option<string?>("--faults")
        {
            Description = "A JSON file of what goes wrong on purpose; see docs/emulator.md.",
            HelpName = "FILE",
        };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > MaxPort)
            {
                result.AddError($"--port must be from 0 to {MaxPort}.");
            }
        });
        var command = new CommandWithExamples("emulator", "Speaks the protocols of Google Cloud Vision, Azure AI Vision and Amazon "
            + "Rekognition on one local port, until Ctrl-C. Keys, secrets and tokens are all 'emulator'.")
        {
            Examples =
            [
                ("vision-adapters emulator", "The local model answers in the clouds' words on http://127.0.0.1:8080."),
                ("vision-adapters emulator --port 0 --backend truth:examples/catalogue/labels.csv", "Says what the labels say, on a free "
                    + "port."),
                ("vision-adapters emulator --backend recordings:answers/ --faults faults.json", "Replays stored answers, with faults."),
            ],
        };
        command.Add(port);
        command.Add(backend);
        command.Add(images);
        command.Add(profile);
        command.Add(faults);
        command.SetAction((parsed, cancellationToken) => new EmulatorSession(screen)
        {
            Port = parsed.GetValue(port),
            Backend = parsed.GetValue(backend)!,
            Images = parsed.GetValue(images),
            Profile = parsed.GetValue(profile)!,
            Faults = parsed.GetValue(faults),
        }.RunAsync(cancellationToken));
        return command;
    }
}
