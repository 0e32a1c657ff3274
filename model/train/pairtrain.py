"""What training an encoder of two texts takes, whatever it is asked: batches, and how fast it learns."""

import time

import torch


def in_batches(rows, size, chance):
    """Batches of like length, in an order by chance; a row begins with its ids."""
    chance.shuffle(rows)
    rows = [r for i in range(0, len(rows), 40 * size) for r in sorted(rows[i : i + 40 * size], key=lambda r: len(r[0]))]
    groups = [rows[i : i + size] for i in range(0, len(rows), size)]
    chance.shuffle(groups)
    return groups


def tensors(group):
    """Of rows of ids, features and targets: ids, mask, features, targets."""
    longest = max(len(ids) for ids, _, _ in group)
    ids = torch.zeros(len(group), longest, dtype=torch.long)
    features, mask = torch.zeros_like(ids), torch.zeros(len(group), longest)
    for row, (i, f, _) in enumerate(group):
        ids[row, : len(i)], features[row, : len(f)], mask[row, : len(i)] = torch.tensor(i), torch.tensor(f), 1.0
    return ids, mask, features, torch.tensor([t for _, _, t in group])


def learning(net, rate, steps, warm):
    """The optimizer, heads four times as fast as the encoder, and its schedule: a share `warm` of the steps upwards, then linear down."""
    parameters = [(n, p) for n, p in net.named_parameters() if p.requires_grad]
    heads = [p for n, p in parameters if n.startswith(("pool", "out", "features"))]
    rest = [p for n, p in parameters if not n.startswith(("pool", "out", "features"))]
    optimizer = torch.optim.AdamW([{"params": rest, "lr": rate}, {"params": heads, "lr": 4 * rate}], weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min(1.0, (s + 1) / (warm * steps)) * max(0.0, 1 - s / steps))
    return optimizer, schedule


def fit(net, rate, warm, steps, epoch, loss_of, every, look=None):
    """Fits the encoder: `epoch()` gives the batches of one, `look(done)` may look at it after a step; prints the loss every so many."""
    optimizer, schedule = learning(net, rate, steps, warm)
    net.train()
    done, total, began = 0, 0.0, time.time()
    while done < steps:
        for group in epoch():
            ids, mask, features, targets = tensors(group)
            with torch.autocast("cpu", torch.bfloat16):
                logits = net(ids, mask, features)
            loss = loss_of(logits.float(), targets)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step(), optimizer.zero_grad(), schedule.step()
            done += 1
            total += loss.item()
            if done % every == 0:
                print(f"step {done} of {steps} loss {total / every:.3f} {(time.time() - began) / done:.2f} s", flush=True)
                total = 0.0
            if look:
                look(done)
            if done >= steps:
                break
